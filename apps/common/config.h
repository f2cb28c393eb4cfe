// The configuration file: "key: value" lines, as `--dump-config` writes them.
//
//   # a comment
//   hidden: 256
//   valid-metrics: [bleu, chrf]
//   train:
//     - "my corpus.en"
//     - "my corpus.de"
#pragma once

#include <string>
#include <vector>

namespace app {

/// One key with its values and where it stands.
struct ConfigEntry {
  std::string key;  ///< as in the file, with '_' turned into '-'
  std::vector<std::string> values;
  int line = 0;
};

/// Throws Error(missing) when the file is not there, Error(usage) with file:line when a line is not of the form.
std::vector<ConfigEntry> read_config(const std::string& path);

/// Text of one entry that read_config reads back; quotes where needed.
std::string config_text(const std::string& key, const std::vector<std::string>& values);

}  // namespace app
