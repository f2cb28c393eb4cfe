// UTF-8 and the tables of Unicode.
#include "text/unicode.h"

#include <catch2/catch.hpp>
#include <random>

#include "support/file_helpers.h"
#include "support/text_samples.h"

using namespace seq;

namespace {

std::string repaired(std::string text) {
  unicode::repair(text);
  return text;
}

const std::string kLost = "\xEF\xBF\xBD";

}  // namespace

TEST_CASE("well-formed UTF-8 is told from ill-formed", "[unicode]") {
  for (const std::string good : {"", "a", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF",
                                 "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
    CHECK(unicode::valid(good));
    CHECK(unicode::valid("abcdefgh" + good + "abcdefghij"));
  }
  for (const std::string bad :
       {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xE0\x80\x80", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xED\xBF\xBF",
        "\xE2\x82", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xF0\x9F\x98", "\xFE", "\xFF"}) {
    CHECK_FALSE(unicode::valid(bad));
    CHECK_FALSE(unicode::valid("abcdefgh" + bad + "abcdefghij"));
  }
  CHECK(unicode::valid(std::string("a\0b", 3)));
}

TEST_CASE("ill-formed bytes are replaced by their longest well-formed beginnings", "[unicode][faults]") {
  // The example of the Unicode Standard, table 3-8.
  CHECK(repaired("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64") ==
        "a" + kLost + kLost + kLost + "b" + kLost + "c" + kLost + kLost + "d");
  CHECK(repaired("\xED\xA0\x80") == kLost + kLost + kLost);  // a surrogate
  std::string text = "caf\xE9 \xFF";
  CHECK(unicode::repair(text) == 2);
  CHECK(text == "caf" + kLost + " " + kLost);
  CHECK(unicode::repair(text) == 0);
}

TEST_CASE("repaired bytes are always valid, and valid text is never touched", "[unicode]") {
  std::mt19937 random(1);
  for (int i = 0; i < 2000; ++i) {
    const std::string bytes = test::random_bytes(random, random() % 40);
    const std::string once = repaired(bytes);
    REQUIRE(unicode::valid(once));
    REQUIRE(repaired(once) == once);
    REQUIRE((once == bytes) == unicode::valid(bytes));
    const std::string text = test::mixed_text(random, 20);
    REQUIRE(repaired(text) == text);
  }
}

TEST_CASE("every code point survives writing and reading", "[unicode]") {
  std::string text;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c < 0xD800 || c > 0xDFFF) unicode::append(text, c);
  }
  std::size_t at = 0, count = 0;
  bool same = true;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    same = same && unicode::next(text, at) == c;
    ++count;
  }
  CHECK(same);
  CHECK(at == text.size());
  CHECK(unicode::count_code_points(text) == count);
  std::string odd;
  unicode::append(odd, 0xD800);
  unicode::append(odd, 0x110000);
  CHECK(odd == kLost + kLost);
}

TEST_CASE("NFC composes, NFKC replaces compatibility characters too, none does nothing", "[unicode]") {
  using unicode::Form;
  CHECK(unicode::normalize("e\xCC\x81", Form::nfc) == "é");
  CHECK(unicode::normalize("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", Form::nfc) == "한");
  CHECK(unicode::normalize("\xE2\x84\xAB", Form::nfc) == "Å");  // ANGSTROM SIGN
  CHECK(unicode::normalize("ﬁne ①", Form::nfc) == "ﬁne ①");
  CHECK(unicode::normalize("ﬁne ① ｆ ㎏", Form::nfkc) == "fine 1 f kg");
  CHECK(unicode::normalize("e\xCC\x81 ﬁ", Form::none) == "e\xCC\x81 ﬁ");
  CHECK(unicode::form_of("nfkc") == Form::nfkc);
  CHECK(test::fails_with([] { unicode::form_of("nfd"); }, ErrorKind::usage, {"'nfd'", "nfc, nfkc or none"}));
  std::mt19937 random(2);
  for (int i = 0; i < 500; ++i) {
    const std::string text = test::mixed_text(random, 30);
    for (const Form form : {Form::nfc, Form::nfkc}) {
      const std::string once = unicode::normalize(text, form);
      REQUIRE(unicode::normalize(once, form) == once);
    }
  }
}

TEST_CASE("case folding is full and knows no Turkish", "[unicode]") {
  CHECK(unicode::fold_case("Straße STRASSE") == "strasse strasse");
  CHECK(unicode::fold_case("ΣΊΣΥΦΟΣ") == "σίσυφοσ");
  CHECK(unicode::fold_case("ПЕКАРЬ ŒUF ǅ") == "пекарь œuf ǆ");
  CHECK(unicode::fold_case("I") == "i");
  CHECK(unicode::fold_case("面包") == "面包");
}

TEST_CASE("stripping accents leaves letters that only look like accented ones", "[unicode]") {
  CHECK(unicode::strip_accents("Crème brûlée, Ångström, tiếng Việt") == "Creme brulee, Angstrom, tieng Viet");
  CHECK(unicode::strip_accents("ёлка, φούρνος") == "елка, φουρνος");
  CHECK(unicode::strip_accents("e\xCC\x81") == "e");
  CHECK(unicode::strip_accents("パンがぎ") == "パンがぎ");
  CHECK(unicode::strip_accents("हिन्दी 한국 ไทย") == "हिन्दी 한국 ไทย");
  CHECK(unicode::strip_accents("øłß") == "øłß");
}

TEST_CASE("line ends and columns become single blanks, other white space stays", "[unicode][faults]") {
  CHECK(unicode::clean_spaces("  a\t\tb \r\n c  ") == "a b c");
  CHECK(unicode::clean_spaces("a\x0B\x0C\x1C\x1F"
                              "b\xC2\x85"
                              "c\xE2\x80\xA8"
                              "d\xE2\x80\xA9"
                              "e") == "a b c d e");
  CHECK(unicode::clean_spaces("a\xC2\xA0"
                              "b\xE3\x80\x80"
                              "c") ==
        "a\xC2\xA0"
        "b\xE3\x80\x80"
        "c");
  CHECK(unicode::clean_spaces(std::string("a\0b", 3)) == "a" + kLost + "b");
  CHECK(unicode::clean_spaces("\xE2\x80\xA6\xC3\xA9\xE0\xA8\xA8\xE4\x80\xA9") ==
        "\xE2\x80\xA6\xC3\xA9\xE0\xA8\xA8\xE4\x80\xA9");
  CHECK(unicode::clean_spaces(" \t ").empty());
  CHECK(unicode::clean_spaces("").empty());
}

TEST_CASE("words are separated by anything that is white space in Unicode", "[unicode]") {
  CHECK(unicode::count_words("") == 0);
  CHECK(unicode::count_words(" \t\xC2\xA0") == 0);
  CHECK(unicode::count_words("two words") == 2);
  CHECK(unicode::count_words(" a\xC2\xA0"
                             "b\xE3\x80\x80"
                             "c ") == 3);
}
