// Learning byte pair encoding from counted words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace seq {

/// A word (valid UTF-8, blank marked) and how often it occurs. A tab stands for a character that no piece may hold.
using CountedWords = std::vector<std::pair<std::string, std::int64_t>>;

/// The merged pieces in the order of learning, at most `count`: the most frequent pair of neighbours first; of equals
/// the shorter, then the one that sorts first. Pairs seen once teach nothing and end the learning. Like SentencePiece,
/// a piece has at most 16 characters, one script, and a blank only in front. Depends on words and count alone.
/// SentencePiece's own trainer is not used for BPE: it breaks ties by memory address.
std::vector<std::string> learn_bpe(const CountedWords& words, std::size_t count);

/// Whether the characters may share a piece: one Unicode script (kana counts as Han), and no tab.
bool is_one_script(const std::u32string& characters);

}  // namespace seq
