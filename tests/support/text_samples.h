// Text in many scripts for tests of everything that reads text; all of it written for these tests.
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace test {

/// One line a script or habit of writing.
inline const std::vector<std::string>& sample_lines() {
  static const std::vector<std::string> lines = {
      "The baker sells two loaves, doesn't she?",
      "Die Bäckerin verkauft zwölf Brötchen für 3,50 €.",
      "L’œuf coûte\xC2\xA0: 25\xE2\x80\xAF%",
      "Пекарь продаёт хлеб каждое утро.",
      "Ο φούρναρης πουλάει ψωμί.",
      "パン屋は毎朝パンを売ります。",
      "面包师每天早上卖面包。",
      "제빵사는 매일 아침 빵을 팝니다.",
      "रोटीवाला हर सुबह रोटी बेचता है।",
      "الخباز يبيع الخبز كل صباح.",
      "האופה מוכר לחם כל בוקר.",
      "คนทำขนมปังขายขนมปังทุกเช้า",
      "Tiệm bánh mì mở cửa lúc 6 giờ.",
      "👩‍👩‍👧 🇩🇪 👍🏽 ☕",
      "e\xCC\x81 a\xCC\x8A \xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB",  // decomposed: é å 한
      "ﬁne ①② ｆｕｌｌ ㎏",
      "<s> </s> <unk> <0x41> <pad> a<s>b",
      "▁ a▁b ▅ ⁇",
      "if (x < 0) { return \"-\"; }",
      "\xE2\x80\x8Bzero\xE2\x80\x8Dwidth\xEF\xBB\xBF",
  };
  return lines;
}

/// Up to `length` characters drawn from the sample lines, with blanks and controls among them.
inline std::string mixed_text(std::mt19937& random, std::size_t length) {
  static const std::vector<std::string> odd = {" ",        "  ",           "\t",           "\r",   "\x0B",
                                               "\xC2\x85", "\xE2\x80\xA8", "\xE3\x80\x80", "\x01", "\xF0\x9F\x98\x80"};
  std::string text;
  while (length-- > 0) {
    if (random() % 6 == 0) {
      text += odd[random() % odd.size()];
      continue;
    }
    const std::string& line = sample_lines()[random() % sample_lines().size()];
    std::size_t at = random() % line.size();
    while ((static_cast<unsigned char>(line[at]) & 0xC0) == 0x80) --at;
    std::size_t end = at + 1;
    while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) ++end;
    text += line.substr(at, end - at);
  }
  return text;
}

/// Bytes without any meaning.
inline std::string random_bytes(std::mt19937& random, std::size_t length) {
  std::string bytes;
  while (length-- > 0) bytes += static_cast<char>(random() % (random() % 3 == 0 ? 256 : 128));
  return bytes;
}

}  // namespace test
