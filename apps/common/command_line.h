// A verb's command line: every option described once; parsing, help, the configuration file and its dump follow from
// that.
//
//   CommandLine line("translate", "train", "Trains a translator.");
//   line.group("Training");
//   line.add(seq::fields(job.training));
//   line.text("model", {"m"}, job.model, "FILE", "the model to write");
//   if (!line.parse(args)) return 0;
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "seq/options.h"

namespace app {

/// How many values an option takes.
enum class Arity {
  flag,      ///< --quiet, --quiet=false, --no-quiet
  optional,  ///< --alignment, --alignment=soft
  one,       ///< the last one given counts
  pair,      ///< one or two: --train data.tsv, --train data.en data.de
  many,      ///< one or more; repeating the option adds
};

struct Option {
  std::string name;                  ///< long name without dashes
  std::vector<std::string> aliases;  ///< other names; those of one letter are short flags
  std::string form;                  ///< how a value is shown in help: "FILE", "N"
  std::string help;                  ///< one line: effect
  std::string range;                 ///< accepted values in words, may be empty
  Arity arity = Arity::one;
  std::string implied;                            ///< the value of a flag or optional one that is given alone
  std::function<std::vector<std::string>()> get;  ///< present value, for help and --dump-config
  std::function<void(const std::vector<std::string>&)> set;  ///< throws Error(usage)
  bool decides_result = true;  ///< false for paths of outputs, logs, threads: left out of typed()
  bool derived = false;        ///< a shorthand for other options, never dumped
};

class CommandLine {
 public:
  CommandLine(std::string program, std::string verb, std::string summary);

  /// Options added from here on stand under this heading in the help, unless a field names another (Field::about). A
  /// heading stands where the last of its options was added.
  void group(const std::string& heading);
  void add(Option option);
  /// All fields, or those named in `only`. A name that is taken already is given to both, so that one --seed or
  /// --threads serves every part.
  void add(const std::vector<seq::Field>& fields, const std::vector<std::string>& only = {});
  /// Adds names and a short flag to an option that was added from fields.
  void also(const std::string& name, const std::vector<std::string>& aliases);

  void flag(const std::string& name, const std::vector<std::string>& aliases, bool& value, const std::string& help);
  void text(const std::string& name, const std::vector<std::string>& aliases, std::string& value,
            const std::string& form, const std::string& help);
  /// Numbers; another value than low to high is Error(usage).
  void whole(const std::string& name, const std::vector<std::string>& aliases, int& value, int low, int high,
             const std::string& help);
  void real(const std::string& name, const std::vector<std::string>& aliases, double& value, double low, double high,
            const std::string& help);
  /// One of some words.
  void choice(const std::string& name, const std::vector<std::string>& aliases, std::string& value,
              const std::vector<std::string>& choices, const std::string& help);
  void list(const std::string& name, const std::vector<std::string>& aliases, std::vector<std::string>& values,
            Arity arity, const std::string& form, const std::string& help);
  /// Marks options that change no result (outputs, logs, threads).
  void leave_out_of_typed(const std::vector<std::string>& names);
  /// Arguments without a dash.
  void positional(std::vector<std::string>& values, const std::string& form, const std::string& help);
  /// A line for the end of the help, "what it does" and the command.
  void example(const std::string& what, const std::string& command);

  /// Sets everything: defaults, then the configuration file, then the command line. False when help or --dump-config
  /// was asked for and printed. Throws Error(usage); an unknown option's error names the nearest one.
  bool parse(const std::vector<std::string>& arguments);

  bool given(const std::string& name) const;  ///< on the command line or in the configuration file
  std::string help() const;                   ///< the text of --help
  /// The command in a canonical form: options that were given and decide the result, in the order in which they were
  /// added.
  std::string typed() const;

 private:
  struct Known {
    Option option;
    std::string heading;
    std::vector<std::string> values;
    bool given = false;
  };

  const Known* find(const std::string& name) const;
  Known* find(const std::string& name);
  std::vector<std::string> long_names() const;
  std::vector<std::string> normalized(const std::vector<std::string>& arguments) const;
  void tokenize(const std::vector<std::string>& arguments);
  void read_configuration();
  [[noreturn]] void unknown(const std::string& given, const std::string& where) const;
  std::string dump() const;

  std::string program_, verb_, summary_, heading_;
  std::vector<Known> known_;
  std::vector<std::pair<std::string, std::string>> examples_;
  std::vector<std::string>* positionals_ = nullptr;
  std::string positional_form_, positional_help_;
  std::string config_;
  bool dump_ = false;
};

}  // namespace app
