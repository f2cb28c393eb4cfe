#include "common/check_report.h"

#include <nlohmann/json.hpp>

#include "common/numbers.h"
#include "common/output.h"
#include "common/program.h"

namespace app {
namespace {

std::string as_text(const std::string& headline, const std::vector<seq::Finding>& findings) {
  std::string text = headline + "\n";
  for (const seq::Finding& finding : findings) {
    text += finding.kind + ": " + grouped(finding.count) + "\n";
    for (const std::string& example : finding.examples) text += "  " + example + "\n";
  }
  return findings.empty() ? text + "nothing found\n" : text;
}

std::string as_json(const std::vector<std::pair<std::string, std::int64_t>>& counts,
                    const std::vector<seq::Finding>& findings) {
  nlohmann::ordered_json object = nlohmann::ordered_json::object();
  for (const auto& [name, count] : counts) object[name] = count;
  object["findings"] = nlohmann::ordered_json::array();
  for (const seq::Finding& finding : findings) {
    object["findings"].push_back({{"kind", finding.kind}, {"count", finding.count}, {"examples", finding.examples}});
  }
  return object.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace

int print_check(const std::string& headline, const std::vector<std::pair<std::string, std::int64_t>>& counts,
                const std::vector<seq::Finding>& findings, bool json) {
  print(json ? as_json(counts, findings) : as_text(headline, findings));
  return findings.empty() ? kDone : kSomeLinesFailed;
}

}  // namespace app
