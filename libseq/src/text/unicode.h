// UTF-8 text: validity, normalisation, case folding, accents and spaces (ICU does the tables).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace seq::unicode {

/// Whether every byte belongs to a well-formed UTF-8 sequence (no surrogates, nothing over-long, at most U+10FFFF).
bool valid(std::string_view text);

/// Replaces every ill-formed sequence (its longest well-formed beginning, as Unicode recommends) by U+FFFD.
/// Returns how many were replaced; 0 leaves the text untouched.
std::size_t repair(std::string& text);

/// The code point at byte `at`, which moves behind it. Ill-formed bytes read as U+FFFD. `at` must be inside the text.
char32_t next(std::string_view text, std::size_t& at);

/// Appends one code point. Surrogates and values above U+10FFFF become U+FFFD.
void append(std::string& text, char32_t code_point);

/// Number of code points of valid UTF-8.
std::size_t count_code_points(std::string_view text);

/// Number of words: runs of characters without the Unicode property White_Space.
std::size_t count_words(std::string_view text);

enum class Form { none, nfc, nfkc };

/// "nfc", "nfkc" or "none"; throws Error(usage) for any other name.
Form form_of(const std::string& name);

/// The normalisation form of valid UTF-8 (Unicode Standard Annex 15). Form::none returns the text itself.
std::string normalize(std::string text, Form form);

/// Full case folding of valid UTF-8, without Turkish rules: "Straße" becomes "strasse".
std::string fold_case(const std::string& text);

/// Removes the combining marks that scripts share (U+0300 and following, Arabic harakat); the result is NFC. Marks that
/// make another letter stay: vowel signs of Indic scripts, the sound marks of kana.
std::string strip_accents(const std::string& text);

/// Whether clean_spaces takes the character for a blank: U+0020 and the controls that end lines or columns (HT to CR,
/// FS to US, NEL, LS, PS). Other white space (no-break, ideographic) is text.
bool is_blank(char32_t code_point);

/// Makes every run of blanks one U+0020 and trims the ends. NUL becomes U+FFFD.
std::string clean_spaces(std::string text);

}  // namespace seq::unicode
