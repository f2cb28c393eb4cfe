#include <vector>

#include "data/byte_source.h"
#include "data/sha256.h"
#include "seq/corpus.h"

namespace seq {

namespace {

std::string digest_of(const std::string& path) {
  ByteSource source(path);
  Sha256 sum;
  std::vector<char> buffer(1 << 16);
  for (std::size_t count; (count = source.read(buffer.data(), buffer.size())) > 0;) sum.add(buffer.data(), count);
  return sum.hex();
}

}  // namespace

std::string fingerprint(const std::vector<std::string>& paths) {
  if (paths.size() == 1) return digest_of(paths[0]);
  Sha256 all;
  for (const std::string& path : paths) {
    const std::string digest = digest_of(path);
    all.add(digest.data(), digest.size());
  }
  return all.hex();
}

std::string fingerprint(const ParallelText& text) {
  Sha256 all;
  for (std::size_t i = 0; i < text.source.size(); ++i) {
    const std::string line = text.source[i] + '\t' + text.target[i] + '\n';
    all.add(line.data(), line.size());
  }
  return all.hex();
}

}  // namespace seq
