#include "common/corpora.h"

#include <cstdlib>
#include <filesystem>

#include "common/nearest.h"
#include "seq/error.h"

namespace app {
namespace {

namespace fs = std::filesystem;

struct Bundled {
  const char* name;
  const char* program;  ///< also the folder's name
  const char* description;
  const char* arrays = nullptr;   ///< how the names of a captioner's arrays end: NAME.train + this
  const char* lengths = nullptr;  ///< and those of their lengths
  const char* texts = nullptr;    ///< the corpus whose texts it shares
};

constexpr Bundled kBundled[] = {
    {"everyday", "translate", "English to German: everyday and service sentences, made for this project"},
    {"reviews", "classify", "positive or negative: reviews where negation, contrast and irony decide"},
    {"topics", "classify", "ten topics: short texts, made for this project"},
    {"headlines", "summarize", "headlines of event reports whose names and figures are never those of training"},
    {"summaries", "summarize", "the same reports in one sentence each"},
    {"scenes", "caption", "vectors of scenes and three sentences each: coloured shapes, where and how many", ".npy"},
    {"regions", "caption", "the same scenes as sets of regions, one for each object", ".regions.npy", ".regions.txt",
     "scenes"},
    {"melodies", "caption", "vectors of moods and metres, and tunes in ABC notation", ".npy"},
};

std::vector<fs::path> search_folders() {
  std::vector<fs::path> folders;
  if (const char* named = std::getenv("SEQ_CORPORA"); named && *named) folders.emplace_back(named);
  std::error_code none;
  const fs::path program = fs::read_symlink("/proc/self/exe", none);
  if (!none) {
    const fs::path above = program.parent_path().parent_path();
    folders.push_back(above / "share/libseq/corpora");   // installed: bin/ beside share/
    folders.push_back(above.parent_path() / "corpora");  // built: build/bin/ in the source tree
  }
  folders.emplace_back(SEQ_CORPORA_SOURCE);
  folders.emplace_back(SEQ_CORPORA_INSTALLED);
  return folders;
}

Corpus located(const Bundled& bundled) {
  Corpus corpus{bundled.name, bundled.program, bundled.description, "", {}, {}, {}, ""};
  std::error_code none;
  for (const fs::path& folder : search_folders()) {
    const fs::path place = folder / bundled.program;
    const std::string stem = (place / (bundled.texts ? bundled.texts : bundled.name)).string() + ".";
    const auto part = [&stem, &bundled](const std::string& name) {
      std::vector<std::string> files = {stem + name + ".tsv"};
      if (bundled.arrays) files.insert(files.begin(), stem + name + bundled.arrays);
      if (bundled.lengths) files.push_back(stem + name + bundled.lengths);
      return files;
    };
    if (!fs::exists(part("train")[0], none)) continue;
    corpus.folder = place.string();
    if (bundled.arrays) corpus.slots = stem + "test.slots.txt";
    corpus.train = part("train");
    corpus.valid = part("dev");
    corpus.test = part("test");
    break;
  }
  return corpus;
}

}  // namespace

std::vector<Corpus> bundled_corpora(const std::string& program) {
  std::vector<Corpus> corpora;
  for (const Bundled& bundled : kBundled) {
    if (program == bundled.program) corpora.push_back(located(bundled));
  }
  return corpora;
}

std::string example_corpus(const std::string& program) {
  const std::vector<Corpus> corpora = bundled_corpora(program);
  return corpora.empty() ? "" : corpora.front().name;
}

Corpus bundled_corpus(const std::string& program, const std::string& name) {
  std::vector<std::string> names;
  for (const Corpus& corpus : bundled_corpora(program)) {
    names.push_back(corpus.name);
    if (corpus.name != name) continue;
    if (!corpus.folder.empty()) return corpus;
    std::string searched;
    for (const fs::path& folder : search_folders()) searched += (searched.empty() ? "" : ", ") + folder.string();
    seq::fail(seq::ErrorKind::missing, "the bundled corpus '" + name + "' is not here", "--corpus",
              "searched " + searched, "set SEQ_CORPORA to the folder that holds it");
  }
  const std::string near = nearest(name, names);
  seq::fail(seq::ErrorKind::usage, "no bundled corpus is called '" + name + "'", "--corpus",
            near.empty() ? "" : "did you mean " + near + "?", "see `" + program + " corpora`");
}

}  // namespace app
