/**
 * How members name the shipped indicators beyond the catalogue's aliases, folded, by code. A code a commune does not have is ignored.
 */
export const paraphrases: Readonly<Record<string, string>> = {
  vneid_level2_activated:
    "vn id|v neid|vne id|vnei|vneit|vneid muc hai|lam vneid|kich hoat dien tu|tai khoan vneid|tk vneid|app vneid|ung dung vneid|len muc 2|muc 2|muc hai|m2|nang muc 2|dinh danh muc do 2|kich hoat muc 2|dinh danh|ma dinh danh|tai khoan muc 2|can cuoc so|app cong an|app can cuoc|kich hoat tai khoan muc 2|ddt2|vneid level 2|vi ne|vi neid|ve neid|vnaid|vnneid",
  vneid_docs_integrated:
    "tich hop the bhyt|tich hop bhxh|tich hop giay to vao vneid|tich hop bang lai xe|tich hop the bao hiem|tich hop bao hiem|tich hop dang ky xe|tich hop ca vet|tich hop the|bhyt tren vneid|bao hiem y te tren vneid|" +
    "the bhyt tren vneid|dua bang lai vao vneid|dua bhyt vao vneid|tich hop|giay to vao vneid|dua giay to vao vneid|bang lai vao vneid|the bao hiem y te vao vneid|bhyt vao vneid|giay phep lai xe vao vneid|dua the bhyt vao vneid|gan the bhyt|gan bang lai|them giay to vao vneid|dua bang lai len vneid|dua bhyt len vneid|bang lai tren vneid|giay phep lai xe tren vneid|gan the bao hiem|dua bang lai vao dien thoai|dua the bao hiem vao vneid|cap nhat giay to vneid|dong bo giay to|tich hop giay khai sinh|dua giay to len vneid|nhap bang lai vao vneid|dang ky xe tren vneid|bhyt len vneid|bang lai len vneid|gplx tren vneid|gplx vao vneid|gplx len vneid|the bhyt vao vneid|the bhyt len vneid|tich hop so bao hiem",
  id_card_supported:
    "the cccd|can cuoc gan chip|lam the can cuoc|lam can cuoc|di lam can cuoc|ho so can cuoc|ho so cap can cuoc|thu nhan ho so can cuoc|lay van tay|cap can cuoc|doi can cuoc|doi the can cuoc|cap the can cuoc|cap lai can cuoc|the can cuoc gan chip|so dinh danh ca nhan|lam the can cuoc gan chip|lam the cccd|doi cccd|cap cccd|can cuoc tre em|can cuoc cho tre|cap doi cccd|thu nhan van tay|cap moi can cuoc|lam lai can cuoc|can cuoc cho chau|ho so cccd|thu nhan cccd|can cuoc moi|the can|lam cmnd|cmnd|chung minh thu|chung minh nhan dan",
  dvc_account_created:
    "dang nhap cong dich vu cong|dang nhap dich vu cong|dang ky tai khoan cong dich vu cong|tao tai khoan dich vu cong|lap tai khoan dich vu cong|tai khoan cong dvc|tai khoan tren cong dvc|tai khoan tren cong dich vu cong|acc dvc|tai khoan cong|dang ky dich vu cong|nick dvc|tai khoan dich vu cong quoc gia|tai khoan dvcqg|dang nhap cong dvc|tai khoan cong quoc gia|tai khoan dich vu cong truc tuyen",
  dvc_guided:
    "tra cuu dich vu cong|tra cuu ho so|cong dich vu|dich vu cong quoc gia|cong dvc quoc gia|cong quoc gia|dich cu cong|thu tuc hanh chinh|thu tuc truc tuyen|thu tuc online|lam thu tuc tren mang|thu tuc qua mang|thu tuc tren mang|huong dan thu tuc|dich vu truc tuyen|dich vu hanh chinh cong|khai ho so truc tuyen|tra cuu thu tuc|dvc muc 3|dvc muc 4|dvc muc do 3|dvc muc do 4|dich vu cong muc 3|dich vu cong muc 4|dich vu cong toan trinh|dich vu cong mot phan",
  dvc_files_submitted:
    "bo ho so|ho so qua mang|ho so tren mang|nop qua mang|nop online|nop truc tuyen|nop don|ho so cong dich vu cong|ho so dich vu cong|ho so dich vu cong truc tuyen|nop ho so dich vu cong|nop dich vu cong|ho so cong|nop xong|da nop|nop thanh cong|khai sinh|giay khai sinh|" +
    "dang ky khai sinh|dang ky ket hon|ket hon|dang ky tam tru|tam tru|thuong tru|dang ky thuong tru|doi bang lai|cap doi bang lai|doi giay phep lai xe|cap lai bang lai|ly lich tu phap|lam ly lich tu phap|khai tu|chung tu khai tu|trich luc|trich luc khai sinh|sao luc|xac nhan cu tru|xac nhan doc than|xac nhan tinh trang hon nhan|dang ky kinh doanh|lam ho chieu|cap ho chieu|tam vang|khai bao tam vang|cap phep xay dung|lien thong khai sinh|chung thuc|chung thuc ban sao|nhap khau|tach khau|cap doi gplx|doi gplx|nop giay to qua mang|nop giay to online|nop luon|nop tren cong|mai tang phi|cap lai khai sinh|lam khai sinh|bhyt tre em|xoa dang ky thuong tru|giay chung tu|dang ky xe|gia han the bhyt|gia han bao hiem y te|nop giay to|nop ho so online|nop hs",
  digital_signature_registered:
    "chu ky dien tu|chu ki dien tu|chu ky so tren vneid|cap chu ky so|dang ky ky so|tao chu ky so|cai chu ky so|lam chu ky so|smart ca|my sign|vnpt smartca|viettel mysign|chu ky so mien phi|kich hoat chu ky so|chung thu chu ky so",
  provincial_app_installed:
    "app cua thanh pho|app thanh pho|app cong dan|app xa hoi so|ung dung cua tinh|cong dan so cua tinh|app dong thap|smart qnam|smart qn|app hue|app da nang|app quang nam|ung dung cong dan|danang smart|cai cong dan so|app dung chung cua tinh|app cua tinh nha|app tinh nha|ung dung cua thanh pho|app cds|ung dung chuyen doi so cua tinh|hue s|app hues|e dt|app e dong thap|ung dung dung chung cua tinh|cong dan so tphcm",
  feedback_sent:
    "phan anh qua 1022|gui phan anh|gui kien nghi|phan anh qua app|gui 1022|1022 qnam|1022 quang nam|kien nghi qua app|goi 1022|bao 1022|phan anh len 1022|gui phan anh hien truong|tin hien truong|gui tin phan anh|gui len 1022|tong dai 1022|gop y|y kien gop y|gui gop y|phan anh len xa|kien nghi len xa|tin 1022|bao hong|bao su co|bao den duong|gui y kien|tin kien nghi|paht",
  zalo_channel_followers:
    "quan tam kenh zalo|bam quan tam|quan tam trang zalo|oa xa|oa phuong|oa cua xa|zalo oa xa|zalo oa phuong|trang zalo|trang zalo xa|vao nhom zalo|vao zalo|zalo thon|nhom zalo thon|nhom zalo khu pho|vao nhom|theo doi oa|theo doi kenh|theo doi trang|kenh zalo oa|zalo cua xa|zalo cua phuong|zalo to dan pho|kenh oa|follow oa|theo doi kenh zalo|ket noi zalo|quan tam oa xa|quan tam trang|zalo chinh quyen|zalo cong dong|nhom zalo to|quan tam kenh|follow kenh|nhan quan tam|quan tam|oa|nhom zalo xom|nhom zalo ap|trang oa|follow trang|zalo ubnd|tham gia nhom zalo|theo doi zalo oa",
  payment_account_opened:
    "tai khoan atm|the atm|mo atm|mo the atm|mo the ngan hang|mo tai khoan vietcombank|mo tai khoan agribank|tai khoan agribank|ngan hang so|app ngan hang|cai app ngan hang|internet banking|banking|mo ngan hang|tai khoan viettel money|lam the atm|mo tai khoan thanh toan|tai khoan mobile money|mo mobile money|mo tai khoan online|lam the ngan hang|tai khoan nh|dang ky ngan hang|mo tai khoan vietinbank|tai khoan bank|mo tai khoan bidv|e banking|smart banking|smartbanking|tai khoan ngan hang so|lam the atm|lam atm|mo tai khoan the|atm|tai khoan mbbank",
  ewallet_installed:
    "vi momo|vi zalopay|vi viettel money|cai momo|vi dien thoai|vi dtu|vi dien tu momo|vi tren dien thoai|app momo|vi so|zalo pay|vnptpay|vnpt pay|moca|vi dien|vi vnpt|vi vnpt money|vi shopeepay|vi viettel|mo mo|vietel money|viettelpay|viettel pay|shopee pay|cai vi dien tu|kich hoat vi|kich hoat vi dien tu|!ví|vi",
  cashless_shops:
    "dan ma|dan ma qr|dan ma cho|dan bang qr|bang qr|tem qr|tao ma qr|lap ma qr|lam ma qr|ma qr thanh toan|in ma qr|gan ma qr|gan qr|co ma qr|co qr|nhan chuyen khoan|nhan tien qua qr|treo ma qr|dat ma qr|ma vietqr|qr code|tao qr|loa bao tien|lap qr|dan ma vietqr|dan ma quet|lam qr|cap ma qr|nhan thanh toan qr|bien qr|qr ban hang|nhan thanh toan dien tu|chap nhan thanh toan dien tu|chap nhan quet ma|chap nhan chuyen khoan|nhan tien chuyen khoan|chap nhan thanh toan khong dung tien mat|treo qr|de ma qr|dang ky ma qr|trang bi ma qr|cai ma qr|dang ky qr|cho quet ma|gian hang qr",
  cashless_guided:
    "quet ma tra tien|quet ma thanh toan|quet qr tra tien|dong tien dien|tra tien dien|dong tien nuoc|tra tien nuoc|thanh toan tien dien|thanh toan tien nuoc|dong tien dien nuoc|nop tien dien|nop tien nuoc|nop hoc phi|dong hoc phi|dong hoc phi qua mang|tra tien qua dien thoai|tra tien bang dien thoai|thanh toan qua dien thoai|thanh toan qua mang|tra tien bang ma|chuyen tien|chuyen tien qua dien thoai|chuyen tien qua app|thanh toan khong tien|tra tien khong dung tien mat|thanh toan qr|thanh toan bang qr|thanh toan bang ma|thanh toan hoa don|thanh toan dien nuoc|dong tien qua app|dong tien qua dien thoai|tra tien qua app|tra tien qr|tra tien online|nap dien thoai|nap tien dien thoai|dong tien internet|mua hang bang qr|thanh toan khong dung tien|ck tra tien|dong tien mang|tra tien khong tien mat|quet ma vietqr|thanh toan qua app|thanh toan vien phi|nop thue qua mang|tra hoa don dien|tra tien bang chuyen khoan|tien dien qua dien thoai|quet ma qr tra tien|thanh toan ma qr|thanh toan qua qr|thanh toan qua ma qr|quet",
  ecommerce_products:
    "san pham|mat hang|dua len san|len san tmdt|len san thuong mai dien tu|san pham ocop|dua san pham|dang ban|dua hang len san|len postmart|len voso|len shopee|len tiktok|len lazada|san pham len san thuong mai|mon len san|san thuong mai|dang san pham|mon hang|dang len san|ban tren san|sendo|tiki|nong san|tren san|cho mang",
  ecommerce_households:
    "ho kinh doanh len san|mo gian hang so|mo gian hang online|mo shop|mo cua hang online|gian hang dien tu|gian hang tren san|ho dan len san|ho tham gia san tmdt|nha len san|ho ban hang online|ban hang online|ho ban tren san|ban hang qua mang|ban hang tren mang|ban online|tieu thuong len san|ho san xuat len san|lap gian hang|tao gian hang|mo gian|ban hang tren san|dang ky gian hang|gian hang online|gian hang truc tuyen|ho nong dan len san|hop tac xa len san|htx len san|tao shop|lap shop|gian hang tren shopee|gian hang tren postmart|tham gia san|mo cua hang so|ban hang tren shopee|ban hang tren facebook|ban hang livestream|tham gia san tmdt|tham gia san thuong mai dien tu|dua ho len san|mo quay online",
  einvoice_supported:
    "hoa don so|xuat hoa don|hoa don tu may tinh tien|thue online|nop thue dien tu|thue qua mang|cai etax|e tax|etax mobile|khai thue|khai thue online|khai thue qua mang|ke khai thue dien tu|hoa don dien tu khoi tao tu may tinh tien|app thue|dang ky thue dien tu|nop thue online|hoa don|may tinh tien",
  ehealth_record_activated:
    "so suc khoe tren vneid|y ba dien tu|benh an dien tu|so skdt|so suc khoe so|suc khoe dien tu|so kham benh|so y ba|so y te dien tu|mo so suc khoe|ho so suc khoe ca nhan|so theo doi suc khoe|so kham suc khoe dien tu|so kham chua benh dien tu|so suc khoe dt|ssk dt|ssk dien tu|so kham|y ba",
  vssid_installed:
    "bao hiem so|cai bao hiem xa hoi so|vss|app vss|vssld|vsssid|bhxh dien tu|ung dung bao hiem xa hoi|app bao hiem xa hoi|bao hiem xa hoi dien tu|vssi|ung dung vssid|app vssid|ung dung bhxh|ung dung bao hiem",
  social_benefit_account_linked:
    "tai khoan an sinh xa hoi|tai khoan asxh|tai khoan nhan tro cap|nhan tro cap|chi tra qua tai khoan|tai khoan nhan luong huu|lien ket tai khoan an sinh|lien ket tai khoan|tai khoan huong tro cap|tai khoan nhan an sinh|nhan luong huu qua tai khoan|tai khoan nhan tien an sinh|nhan tien an sinh|dang ky an sinh|an sinh tren vneid|nhan luong huu|tai khoan tro cap|an sinh|tro cap qua the|nhan tro cap qua the|huong an sinh|lien ket tai khoan ngan hang|lien ket ngan hang|tai khoan bao tro|nhan bao tro xa hoi|tro cap qua vneid|tro cap xa hoi qua tai khoan|nhan luong qua tai khoan|nhan tien tro cap",
  digital_households:
    "gia dinh ky nang so|ho gia dinh ky nang so|ho so hoa|ho dat chuan so|dat gia dinh so|cong nhan gia dinh so|gia dinh chuyen doi so|ho thanh thao|thanh thao 5 ky nang|ho co nguoi biet 5 ky nang|ho dat 5 ky nang|ho thanh thao ky nang so|ho dat ky nang so|ho thanh thao 5 ky nang|dat chuan gia dinh so|ho co it nhat mot nguoi thanh thao|gdinh so|nha so|ho so dat",
  online_safety_guided:
    "canh giac lua dao|nhan biet lua dao|phong tranh lua dao|an toan tren mang|an toan khong gian mang|an ninh mang|bao mat|bao ve tren mang|tin gia|bao mat tai khoan|de phong lua dao|tranh lua dao|cuoc goi lua dao|chieu lua|chan so la|chan cuoc goi rac|an toan so|ky nang an toan|bao ve tai khoan|chieu tro lua dao|gia danh cong an|goi dien lua dao|link la|giu an toan tren mang|phong lua dao|n trust|an toan internet|khong bam link la|ne lua dao|chong lua|phong chong lua|lua dao tren mang|lua dao online|ke gian goi dien|khoi bi lua|bi lua|phong ngua lua dao|an toan truc tuyen|tranh bi lua",
  digital_literacy_completed:
    "hoan thanh bdhvs|hoc xong|hoan thanh ky nang so|tot nghiep|cap chung nhan|nhan chung nhan|hoan thanh khoa|hoan thanh pho cap|xong khoa hoc|hoan thanh lop|hoan thanh bai hoc|pho cap ky nang|xong lop|hoan thanh chuong trinh|hoc xong khoa|dat chung nhan|hoan thanh binh dan hoc vu so|duoc cong nhan pho cap|duoc xac nhan pho cap|nguoi hoan thanh|binh dan hoc vu|xong bdhvs|xong khoa|thi dau|mooc|hoc xong lop|xac nhan pho cap|dat pho cap",
  propaganda_sessions:
    "noi chuyen|noi chuyen chuyen doi so|truyen thong|phat loa|loa phat thanh|phat thanh|sinh hoat chi bo|sinh hoat to dan pho|chi bo hop|thon hop|xom hop|ap hop|to hop|hop khu pho|hop ap|hop xom|hop ban|hop to|hop khoi|hop khoi pho|sinh hoat khu dan cu|sinh hoat hoi|sinh hoat cau lac bo|hop phu nu|buoi truyen thong|tuyen truyen luu dong|toa dam|hoi nghi tuyen truyen|doc loa|pho bien|hop hoi|sinh hoat chi hoi|loa thon|loa xom|phat tren loa|noi tren loa|doc tren loa|phat loa truyen thanh|tuyen truyen mieng|hop nhan dan|sinh hoat thon|hop khu dan cu|hop khu|sinh hoat to|hop hoi phu nu|buoi hop thon|buoi noi chuyen|buoi loa|loa|sinh hoat chuyen de|hoi thao|hop buon|hop lang|ngay hoi chuyen doi so|tuyn truyen|tuyen tryen|sinh hoat hoi nong dan|sinh hoat hoi phu nu|tuyen truyen chuyen doi so|tuyen truyen tren loa|tuyen truyen qua loa|tt",
  propaganda_attendees:
    "luot nghe tuyen truyen|du tuyen truyen|nghe tuyen truyen|tham du tuyen truyen|so nguoi du|nguoi tham du|nguoi du|luot nguoi tham du|nguoi nghe|nguoi den du|luot nguoi nghe|nguoi toi nghe|nguoi den nghe|luot nguoi du|luot tham du|luot nghe|luot du|ba con toi nghe|ba con du|ba con den du|ba con tham gia|nguoi den xem|nguoi tham gia|luot nguoi tham gia|toi coi|den xem|nghe tuyen truyen|nguoi du tuyen truyen|ba con nghe|ba con tham du|nguoi toi du|nguoi toi coi|luot nguoi duoc tuyen truyen|nguoi duoc tuyen truyen|dan nghe|dan du|dai bieu tham du|dai bieu",
  training_sessions:
    "lop tap huan|lop boi duong|buoi hoc|day lop|mo lop day|lop day|lop binh dan hoc vu|lop bdhvs|khoa tap huan|lop huong dan|lop ky nang|khai giang lop|lop cong nghe|lop chuyen doi so|lop chu ky so|tap huan ky nang so|tap huan cho|buoi day|lop ai|boi duong ky nang so|lop hoc so|lop cho|day ky nang so|huan luyen|dao tao|lop dao tao|buoi dao tao|day hoc|tap huan chu ky so|tap huan dvc|tap huan vneid|=lớp|khoa hoc|khoa boi duong",
  training_attendees:
    "nguoi tham gia tap huan|luot hoc vien|luot nguoi hoc|nguoi du lop|nguoi tham gia lop|nguoi den hoc|hoc tro|nguoi duoc boi duong|luot nguoi tap huan|nguoi toi hoc|ba con theo hoc|nguoi theo hoc|luot hoc|nguoi hoc|nguoi di hoc|nguoi du hoc|nguoi ngoi hoc|luot nguoi du tap huan|luot nguoi duoc tap huan|nguoi tham du tap huan|nguoi toi lop|luot nguoi theo hoc",
  households_visited:
    "den tung nha|vao nha|vo nha|toi nha|toi tan nha|di nha|vao tan nha|tham nha|tham nha dan|di tung nha|go cua|go cua tung nha|den ho|toi ho|vao ho|di ho|ho duoc den|ho den nha|xuong nha|ghe nha|tan nha|den tan ho|toi tung nha|toi tung ho|tung ho|den tung ho|di co so ho|nha dan|den nha dan|vao nha dan|tham ho dan|vo tan nha|xuong tan nha|vo tung nha|ho duoc tham|qua nha|ho tan nha|tan nha dan|ghe tung nha|ghe tham ho|xuong tan ho|go cua tung ho|di tung ho|vo ho|di den ho|tan ho|di go cua|den tan noi ho|vao tung nha|den tung gia dinh",
  people_supported:
    "ho tro dan|giup dan|ho tro nhan dan|ho tro cong dan|luot ba con|luot cong dan|luot nguoi dan duoc ho tro|nguoi dan duoc ho tro|huong dan ba con|huong dan dan|giup do ba con|giup nguoi dan|huong dan nhan dan|huong dan cong dan|phuc vu nguoi dan|tiep dan|luot tiep dan|tiep ba con|luot giup|nho giup|ho tro chung|tiep nguoi dan|tu van nguoi dan|phuc vu ba con|ho tro nguoi|nguoi duoc giup|luot phuc vu|luot nguoi duoc ho tro|luot nguoi duoc huong dan|luot duoc ho tro|tong luot ho tro|tong luot|luot dan|luot nguoi ho tro|tong so luot ho tro|tong luot nguoi|ba con duoc giup|nguoi nho giup|luot tu van",
  help_desk_shifts:
    "truc bo phan mot cua|truc tai mot cua|truc o mot cua|truc diem ho tro|truc trung tam hanh chinh cong|truc ttpvhcc|truc tai trung tam|truc tai bo phan mot cua|truc xa|truc o xa|truc uy ban|truc ubnd|truc tai ubnd|truc nha van hoa|truc tai nha van hoa|truc o trung tam|truc ho tro dvc|truc giup dan|truc trung tam phuc vu hanh chinh cong|truc o nha van hoa|truc|ca truc mot cua|di truc|ngoi truc|ngoi mot cua|truc ban|truc tai diem|truc diem|truc o bo phan mot cua|ra mot cua|dung mot cua|truc phuong|truc tai phuong|truc cho|truc ban huong dan|ca ho tro mot cua|phu mot cua|ho tro mot cua|truc mot cua xa|truc o uy ban|truc ubnd xa|ho tro bo phan mot cua|truc tai diem ho tro|truc hanh chinh cong|truc ho tro mot cua|truc o diem",
};

/** Mentions that say which group of things is meant, not which indicator: the product asks, unless other words decide. */
export const ambiguousMentions: ReadonlyArray<{ phrases: string; codes: readonly string[]; follows?: boolean }> = [
  {
    phrases:
      "tai khoan|lap tai khoan|tao tai khoan|dang ky tai khoan|tai khoan moi|tao acc|kich hoat tai khoan|tao tai khoan moi|lap tai khoan moi",
    codes: ["dvc_account_created", "payment_account_opened", "vneid_level2_activated", "social_benefit_account_linked"],
  },
  {
    phrases:
      "cai app|app|ung dung|cai ung dung|cai dat|cai dat ung dung|tai app|phan mem|cai phan mem|cai dien thoai|cai may|tai ung dung|cai dat app|cai dat phan mem",
    codes: ["vneid_level2_activated", "provincial_app_installed", "ewallet_installed", "vssid_installed"],
  },
  {
    follows: true,
    phrases: "kich hoat",
    codes: ["vneid_level2_activated", "digital_signature_registered", "ehealth_record_activated"],
  },
  {
    follows: true,
    phrases: "bao hiem|bhyt|the bhyt|the bao hiem|the bao hiem y te",
    codes: ["vneid_docs_integrated", "vssid_installed"],
  },
  { phrases: "zalo", codes: ["zalo_channel_followers"] },
  { phrases: "mang xa hoi", codes: ["online_safety_guided", "zalo_channel_followers"] },
];

/** Verbs that name an indicator only after one of `after` was named: "lớp … 40 học viên, hoàn thành 35". */
export const continuations: ReadonlyArray<{ phrases: ReadonlySet<string>; after: readonly string[]; code: string }> = [
  {
    phrases: new Set(["hoan thanh", "hoc xong", "xong", "dat"]),
    after: ["training_sessions", "training_attendees", "digital_literacy_completed"],
    code: "digital_literacy_completed",
  },
];

/** Codes whose mention is only a fallback: a more particular one in the same clause takes the number. */
export const generalCodes: ReadonlySet<string> = new Set(["people_supported"]);

/** Phrases that only carry their code when nothing more particular stands in the same clause. */
export const generalPhrases =
  "=lớp|tt|ho dan|ho gia dinh|ho duoc huong dan|nguoi hoc|hoc vien|nguoi tham gia|nguoi du|nguoi nghe|ba con tham gia|vi|quet|mot phan|loa|san pham|mat hang|mon hang|nong san|khai sinh|ket hon|tam tru|thuong tru|" +
  "tam vang|chung thuc|den nha|vao nha|toi nha|vo nha|den tan nha|toi tan nha|tan nha|dinh danh|hoc xong|da nop|nop xong|dang ky xe|so nguoi du|nha dan|dai bieu|zalo|tich hop|oa|tren san|bi lua|tung ho|huong dan tai nha|di tung nha|nguoi tham du|qua nha|truc";

/** For a mention and what its number counts, the indicator really meant. */
export const unitDecides: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  propaganda_sessions: { person: "propaganda_attendees", visit: "propaganda_attendees", agent: "propaganda_attendees" },
  propaganda_attendees: { event: "propaganda_sessions" },
  training_sessions: { person: "training_attendees", visit: "training_attendees", agent: "training_attendees" },
  training_attendees: { event: "training_sessions" },
  dvc_guided: { file: "dvc_files_submitted", account: "dvc_account_created" },
  dvc_account_created: { file: "dvc_files_submitted" },
  cashless_shops: { person: "cashless_guided", visit: "cashless_guided" },
  cashless_guided: { place: "cashless_shops", household: "cashless_shops" },
  ecommerce_products: {
    household: "ecommerce_households",
    place: "ecommerce_households",
    person: "ecommerce_households",
    account: "ecommerce_households",
  },
  ecommerce_households: { product: "ecommerce_products" },
  help_desk_shifts: { person: "people_supported", visit: "people_supported" },
  digital_literacy_completed: { event: "training_sessions" },
  vneid_level2_activated: {},
};
