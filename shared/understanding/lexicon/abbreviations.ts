/** Field and teen-code abbreviations → the words they stand for (folded). Applied to messages and to the catalogue's aliases alike. */
const lines = `
nguoi=ng nguoj nguoii ngui ngj nguou nguowi
khong=k ko kg kh hok hk khg khum hog hongg hg
duoc=dc duok duocj dx dcd duot
duoc luon=dcl
huong dan=hd hdan hgdan huongdan
dich vu cong=dvc dvcong dvcqg
dich vu cong truc tuyen=dvctt
ho so=hs hso hoso
tai khoan=tk tkhoan
san pham=sp spham
cua hang=cuahang
ho kinh doanh=hkd hokd
ho gia dinh=hgd
gia dinh=gdinh
to dan pho=tdp
khu pho=kp
nha van hoa=nvh
hoc vien=hv
tuyen truyen=ttr ttruyen ttruyn
tap huan=taphuan
bao cao=bc bcao
chuyen doi so=cds
dien thoai=dthoai dthoi
voi=vs vx
gi=j jj
roi=r ruj roai oy rui
hom nay=hn hnay hnay
hom qua=hqua
tuan nay=tnay
bao nhieu=bn bnhieu bnh
moi nguoi=mn mng
moi=ms
doan vien=dvien
tinh nguyen vien=tnv
thanh vien=tvien
ngan hang=nh nhang
chuyen khoan=ck
vi=zi
vi dien tu=vdt vidt
dang ky=dki dky dangki
cai dat=cdat
thanh toan khong dung tien mat=ttkdtm tkdtm
khong dung tien mat=kdtm
thanh toan=ttoan
thuong mai dien tu=tmdt
hoa don dien tu=hddt
binh dan hoc vu so=bdhvs bdhvso
so suc khoe dien tu=sskdt
so suc khoe=ssk
suc khoe=sk skhoe
suc khoe dien tu=skdt
chu ky so=cks
can cuoc cong dan=cccd
an sinh xa hoi=asxh
bao hiem y te=bhyt
bao hiem xa hoi=bhxh
giay phep lai xe=gplx
dinh danh dien tu=dddt
ma dinh danh ca nhan=mddcn
phan anh hien truong=paht
phan anh kien nghi=pakn
trung tam phuc vu hanh chinh cong=ttpvhcc ttpvhc
trung tam hanh chinh cong=tthcc
chi tieu=ctieu
ke hoach=khoach
ung dung=udung
truc=truk
truong hop=thop
cong nghe so cong dong=cnscd
ky nang so=kns
lua dao=ldao
zalo=zl
facebook=fb
lien he=lh
thon=thonn
tuyen=tuyn
nguoi dan=ndan
ba con=bcon
xin loi=xl xloi
truoc=trc trk
phat sinh=psinh
trong=trg
cam on=cmon thanks thank tks camon
luot=lwot
`;

export const abbreviations: ReadonlyMap<string, readonly string[]> = new Map(
  lines
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [words = "", shorts = ""] = line.split("=");
      return shorts.split(" ").map((short): [string, readonly string[]] => [short, words.split(" ")]);
    }),
);
