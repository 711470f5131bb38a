import { type Word, wordsOf } from "./words.ts";

/** Words that say who, when, how or how much in a question about anything. */
const common = wordsOf(`
  à á ạ ai ái anh ảnh âu bà ba bá bác bạn bao báo bảo bây bằng bé bên bị biết biểu bố bữa bởi cả các cái cần càng cậu cậy cha chả chắc chăng chẳng
  cháu chẳng chi chị chỉ chiều cho chơi chỗ chồng chú chưa chứ chừ chừng chút có coi con còn cô cố cùng cũng cụ của cứ cứu cuối dạ dạy dì dễ do dù dùm dùng
  dượng dâu rể sui dưới đã đang đâu đây đấy đặng đến đi để đều đó đôi đúng đứa được đừng em gặp gần gì giá già giờ giúp giùm giống hả hay hãy hằng hẳn hắn hè hề hết hễ hồi hôm
  hơi hơn họ hộ hoài hoặc hỏi huyện hử kêu kể kế khi khó khỏi khá khác không khúc kia kìa kiểu kỳ là lá lại làm lâu lắm lần lấy lẽ lên liền loại lỡ luôn lúc má mà mai
  mãi mấy mẹ mệ miết mình mô mỗi mọi mới một mợ muốn nay này nãy năm nào nàng nè nên nếu ngày nghe ngoài ngoại nguyên người nha nhà nhé nhất nhiều nhiêu nhau nhá nhỉ nhờ nhớ
  nhỏ như những nhưng ni nó nọ nội nổi nói nỏ nữa ở ông ơi phải phần qua quá quên quý ra ráng rằng răng rảnh rất rồi rứa sao sáng sắp sau sẽ sẵn sợ số suốt ta tại tao tân thấy thằng thân
  tháng thế theo thêm thì thím thiệt thịt thôi thời thử thật thường tí tía tiếp tính tôi tối tổ tới từ từng trai trăm trẻ trên trong trời trước trưa tuần tui tự tuổi út vài
  vào vẫn vầy vậy vâng vì việc vẻ về vô với vợ vừa xa xã xin xong xưa xuống y ý thôn xóm ấp bản làng khóm phường tỉnh tết mùng sớm trễ gấp nhanh chậm dàng dặn bấy hông hổng chớ đặt
  nghìn ngàn triệu đồng phút tiếng đứng ngồi gái ruột mất đem cầm mang chạy ghé nhắn gọi xem thăm mua hư dở tốt xấu kỹ rõ hướng dẫn giải thích giới thiệu chỉnh chắc hiểu kỳ cục
  hổm hôm bữa tụi bọn lũ bển bả ổng cổ chỉ ảnh mấy nớ tề đó mần chừ bây bay choa nhít nhỏ hén hen hè nhen hỉ hì ơ ờ ừ ừm thui hông hem hong đặng đừng vầy dậy dzậy zậy rứa răng mô tê nhứt nhựt biểu kêu
  nghe thấy nhìn ngó trúng trật dính liền ngay lập tức nãy giờ lặp đi sợ lo buồn mừng thích ghét hoảng bực tức lỡ trót bèn lẹ hoài suốt miết riết hẳn luôn mệt đau khổ nhọc vất vả cực ráng
  cao thấp lớn dài ngắn đầu cuối giữa khuya đêm sương hoàn toàn hoặc rưỡi đầy lạc loạn tùm lum hoài hết sức bắt đầu kết thúc vui lòng làm ơn cảm phiền ạ
`);
const folded = new Set(common.map((word) => word.folded));
const spelled = new Set(common.map((word) => word.spelled));

/** Whether the word says nothing of what is asked about, as it is written. */
export function isCommon(word: Word): boolean {
  return word.spelled === word.folded ? folded.has(word.folded) : spelled.has(word.spelled);
}
