// Sentences of a line of text.
#pragma once

#include <string>
#include <vector>

namespace app {

/// The parts that end with . ! or ? before a blank, without the blanks between them; of a line without words, none.
std::vector<std::string> sentences_of(const std::string& text);

}  // namespace app
