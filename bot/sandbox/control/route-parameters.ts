import type { FastifyRequest } from "fastify";
import { z } from "zod";

const idParameter = z.object({ id: z.string().min(1).max(64) });

/** The `:id` of the address. */
export function withId(request: FastifyRequest): string {
  return idParameter.parse(request.params).id;
}
