// Stems of English words.
#pragma once

#include <string>
#include <string_view>

namespace seq::eval {

/// The stem of a lower-case word of ASCII letters and digits: Porter's algorithm ("An algorithm for suffix stripping",
/// 1980) with the extensions of NLTK's PorterStemmer in its default mode, whose stems these are.
std::string porter_stem(std::string_view word);

/// Whether the word is of lower-case ASCII letters and digits alone, as porter_stem expects it.
bool can_be_stemmed(std::string_view word);

}  // namespace seq::eval
