import { guideLexicon } from "./guide-lexicon.ts";
import { guideQuestions } from "./guide-questions.ts";
import type { Signal } from "./signals.ts";
import { isAccented, isSyllable, type Word, wordsOf } from "./words.ts";

/** The words that questions about a guide are made of; whatever else a question names is no matter of this guide. */
export interface Coverage {
  folded: ReadonlySet<string>;
  spelled: ReadonlySet<string>;
}

function wordSets(text: string): Coverage {
  const words = wordsOf(text);
  return {
    folded: new Set(words.map(({ folded }) => folded)),
    spelled: new Set(words.map(({ spelled }) => spelled)),
  };
}

/** Words that say who, when, how or how much in a question about anything. */
const common = wordSets(`
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

/** Everything the texts are made of. */
export function coverageOf(texts: readonly string[]): Coverage {
  return wordSets(texts.join(" . "));
}

const ofTopics = new Map<string, Coverage>();

/** What questions about a guide of ours are made of, with the ways to say what speaks for it. The same for every commune, so made once. */
export function coverageOfTopic(topic: string, signals: readonly Signal[]): Coverage {
  const known = ofTopics.get(topic);
  if (known) return known;
  const meanings = new Set(signals.flatMap(({ weight, needed }) => (weight > 0 ? needed : [])));
  const said = [...meanings].map((meaning) => guideLexicon[meaning] ?? "");
  const coverage = coverageOf([...(guideQuestions[topic] ?? []), ...said]);
  ofTopics.set(topic, coverage);
  return coverage;
}

function covers(covered: Coverage, { folded, spelled }: Word, accented: boolean): boolean {
  return accented ? covered.spelled.has(spelled) : covered.folded.has(folded);
}

/** Whether the word says nothing of what is asked about, as it is written. */
export function isCommon(word: Word): boolean {
  return covers(common, word, word.spelled !== word.folded);
}

/** What a word costs that other guides know, one that none knows, and a foreign name that none knows. */
const cost = { elsewhere: 2, unknown: 2.5, unknownName: 6 };

/** What the words of a question cost that the guide has nothing to do with, numbers and common words aside. */
export function costOfForeign(
  words: readonly Word[],
  { coverage, anywhere }: { coverage: readonly Coverage[]; anywhere: readonly Coverage[] },
): number {
  const accented = isAccented(words);
  let sum = 0;
  for (const word of words) {
    if (/^\d/.test(word.folded) || covers(common, word, accented)) continue;
    const isIn = (covered: Coverage) => covers(covered, word, accented);
    if (coverage.some(isIn)) continue;
    if (anywhere.some(isIn)) sum += cost.elsewhere;
    else sum += isSyllable(word.folded) ? cost.unknown : cost.unknownName;
  }
  return sum;
}
