/** The fixed ids of the sandbox's first world, so that demo data can be linked to its people. 19 digits, beyond 2^53. */
export const seedIds = {
  appId: "2746110385920175643",
  oaId: "3518204967731846205",
  groupId: "7c1e5a90d3b8f2460e94",
  /** `userId`: within the OA. `userIdByApp`: within the app. */
  people: {
    lan: { personId: "le-thi-lan", userId: "4186093527741250981", userIdByApp: "5297104638852361072" },
    dung: { personId: "tran-van-dung", userId: "4308215749963472103", userIdByApp: "5419326850074583294" },
    hoa: { personId: "nguyen-thi-hoa", userId: "4420437961185694325", userIdByApp: "5531548072296705416" },
    tu: { personId: "pham-van-tu", userId: "4542659183307816547", userIdByApp: "5653760294418927638" },
  },
} as const;
