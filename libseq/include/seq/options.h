// The options of every part, as plain structs: the default stands beside the field, a comment says effect and range.
//
// Each struct is described once, by its `fields` function; command-line flags, help, the configuration file and the
// header of a saved model all derive from that description.
//
//   ModelOptions o;
//   for (Field& f : fields(o)) if (f.name == "hidden") f.set("512");
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace seq {

/// One option: its name, how to read and write it as text, and what a person needs to know of it.
struct Field {
  std::string name;                  ///< long name without dashes: "dropout-src"
  std::vector<std::string> aliases;  ///< other names that users know; one letter is a short option: "b" is -b
  std::string help;                  ///< one line: effect and when to change it
  std::string about;                 ///< its heading in help, where that is not what the whole struct is about
  std::string range;                 ///< accepted values in words: "0 to 0.9", "rnn|rnn-relu|gru|lstm"
  bool is_flag = false;              ///< a bool: given without a value means true
  bool is_list = false;              ///< takes several values; get and set join them by a space
  bool derived = false;              ///< a shorthand that sets what other fields hold ("layers"); never dumped
  std::function<std::string()> get;  ///< the present value; numbers are printed without the locale
  std::function<void(const std::string&)> set;  ///< throws Error(usage) that names the option, the value and the range
};

/// How text becomes tokens. Stored in the model.
struct TextOptions {
  std::string normalize = "nfc";        ///< option --unicode; nfc|nfkc|none: Unicode normalisation form
  bool lowercase = false;               ///< full Unicode case folding
  bool strip_accents = false;           ///< removes combining marks after decomposition
  std::string subword = "bpe";          ///< bpe|unigram|char|word
  std::string subword_target = "same";  ///< same|bpe|unigram|char|word: the target's own kind, with vocab_mode separate
  bool split_punctuation = false;       ///< of word models: punctuation is a piece of its own
  std::string vocab_mode = "joint";     ///< joint|separate: one subword model for both sides, or one each
  int vocab_size = 0;                   ///< pieces per subword model, 0 = chosen from the corpus; 16 to 1000000
  bool byte_fallback = true;            ///< unknown characters are spelled as bytes, so that nothing is ever lost
  double character_coverage = 1.0;      ///< share of characters that get a piece of their own; 0.9 to 1
  std::string spm_source;               ///< a ready SentencePiece model for the source instead of training one
  std::string spm_target;               ///< the same for the target; empty with joint = the source's
  /// Of tables: columns (separated by commas) whose values are placeholders in texts, filled from the row at output
  std::string delexicalize;
  std::string columns;  ///< of tables: "size:number,year:word" for columns that are not what they look like
  /// Of tables: a value that a text does not say, by SearchOptions::slot_wordings too, is left out of the row that the
  /// text is learnt with; then what a row holds is said
  bool drop_unsaid = false;
};

/// The network. Stored in the model. 0 = chosen by the preset.
struct ModelOptions {
  /// text|frames|set|table: what the encoder reads: words; frames of numbers in their order ("0.5 1;0.25 -1", speech);
  /// or frames without order (the regions of a picture, one feature vector), each through its own tanh layers; or rows
  /// of named values ("name[Owl], food[Thai]"), of which each value is a frame, in the order of the table's columns
  std::string input = "text";
  std::string cell = "gru";  ///< rnn|rnn-relu|gru|lstm
  int embedding = 0;         ///< width of the embeddings; 1 to 8192
  int hidden = 0;            ///< units of a decoder layer; an encoder direction has half as many when bidirectional
  int enc_hidden = 0;  ///< units of one encoder direction, 0 = hidden/2 (bidirectional) or hidden; of a set = hidden
  int enc_layers = 1;  ///< 1 to 16
  int dec_layers = 2;  ///< 1 to 16; with 2 or more, attention sits between the first and the second
  int views = 0;       ///< of sets: every vector is read as so many, each by a projection of its own, for attention to
                       ///< choose from (Mokady et al. 2021); 1 to 64, 0 = chosen by the preset
  int stack = 1;       ///< of frames: so many successive ones are read as one, side by side; 1 to 16
  int pyramid = 0;  ///< of frames: so many encoder layers, from the second on, read two steps of the one below as one,
                    ///< so that each halves the sequence (Chan et al. 2016); 0 to 8
  double ctc = 0;   ///< of frames: share of the loss, and of the search's score, that connectionist temporal
                    ///< classification (Graves et al. 2006) on the encoder's output has; 0 to 0.9
  bool bidirectional = true;      ///< the encoder reads in both directions
  bool residual = false;          ///< adds a layer's input to its output where the widths agree
  bool layer_norm = false;        ///< normalises the gates' inputs (Ba et al. 2016)
  std::string attention = "dot";  ///< dot (scaled, projected)|mlp (additive)|general (bilinear)|none
  bool copy = false;  ///< words of the source may be copied (See et al. 2017); needs attention and one vocabulary
  /// What the decoder starts from: dense (a tanh layer on the last encoder states)|mean (on the mean of all)|sum (on
  /// their sum over the root of how many there are: it counts what is alike, as the mean does not)|zero
  std::string bridge = "dense";
  bool input_feeding = false;     ///< the last attentional state is an input of the next step (Luong et al. 2015)
  bool readout_embedding = true;  ///< the readout sees the previous word's embedding too
  std::string tied = "target";    ///< none|target (target and output)|all (source, target and output)
  double dropout = -1;            ///< on the readout and between layers; 0 to 0.9, -1 = chosen by the preset
  double dropout_emb = -1;        ///< on embeddings; 0 to 0.9, -1 = chosen
  double dropout_rnn = 0;         ///< variational, on the recurrent state (Gal and Ghahramani 2016); 0 to 0.9
  double dropout_src = 0;         ///< whole source words; 0 to 0.9
  double dropout_trg = 0;         ///< whole target words; 0 to 0.9
};

/// A classifier's network. Stored in the model. 0 and -1 = chosen by the preset.
struct ClassifierOptions {
  /// network|linear|ensemble: recurrent network, linear model on n-grams, or both, mixed as serves the validation data
  std::string system = "ensemble";
  std::string input = "text";  ///< text|frames: a line holds words, or frames of numbers ("0.5 1;0.25 -1")
  std::string cell = "lstm";   ///< rnn|rnn-relu|gru|lstm
  int embedding = 0;           ///< width of the embeddings; 1 to 8192
  int hidden = 0;              ///< units of one direction of a layer; 1 to 8192
  int layers = 1;              ///< 1 to 16
  bool bidirectional = true;   ///< reads in both directions
  bool residual = false;       ///< adds a layer's input to its output where the widths agree
  bool layer_norm = false;     ///< normalises the gates' inputs (Ba et al. 2016)
  std::vector<std::string> pooling = {"mean", "max"};  ///< last|mean|max|attention: parts of the text's vector
  bool multi_label = false;                            ///< a line may have any number of labels: one sigmoid each
  int max_tokens = 2000;                               ///< of longer lines the middle is left out; 2 to 1000000
  /// Truncated back-propagation through time: a text is read whole, but gradients stop at every so many tokens, and
  /// memory grows little with its length; 0 = off; 1 to 1000000.
  int bptt = 0;
  double dropout = -1;        ///< on the text's vector and between layers; 0 to 0.9
  double dropout_emb = -1;    ///< on embeddings; 0 to 0.9
  double dropout_rnn = 0;     ///< variational, on the recurrent state; 0 to 0.9
  double dropout_words = -1;  ///< whole words; 0 to 0.9
};

/// How sound (.wav) becomes the frames that a network reads. Stored in the model.
struct SoundOptions {
  std::string features = "mfcc";  ///< option --sound; mfcc (cepstra)|log-mel (energies of the filters)
  double window = 25;             ///< ms of a frame, tapered by a Hann window; 2 to 1000
  double step = 10;               ///< ms from frame to frame; 1 to 1000
  int filters = 40;               ///< triangles, evenly spaced on the mel scale; 2 to 256
  int coefficients = 13;          ///< of mfcc: the first ones, that of the energy included; 1 to 256, at most filters
  int deltas = 2;                 ///< 0; 1 = slopes over five frames besides; 2 = their slopes too
  bool center = true;             ///< every number has mean 0 over its sound: loudness and microphone drop out
  double low = 20;                ///< Hz where the first filter begins; 0 to 20000
  double high = 0;  ///< Hz where the last one ends, 0 = half the rate of the first sound that is learnt from; to 200000
};

/// A tagger's network: a label for every word, all of a line's decided together. Stored in the model. 0 and -1 = chosen
/// by the preset.
struct TaggerOptions {
  std::string cell = "lstm";  ///< rnn|rnn-relu|gru|lstm
  int embedding = 0;          ///< width of the embeddings; 1 to 8192
  int hidden = 0;             ///< units of one direction of a layer; 1 to 8192
  int layers = 0;             ///< 1 to 16; 0 = chosen
  bool residual = false;      ///< adds a layer's input to its output where the widths agree
  bool layer_norm = false;    ///< normalises the gates' inputs (Ba et al. 2016)
  double dropout = -1;        ///< on the words' states and between layers; 0 to 0.9
  double dropout_emb = -1;    ///< on embeddings; 0 to 0.9
  double dropout_rnn = 0;     ///< variational, on the recurrent state; 0 to 0.9
  double dropout_words = -1;  ///< whole pieces; 0 to 0.9
};

/// The training run.
struct TrainOptions {
  std::string preset = "auto";       ///< auto|small|base|large|characters|vectors|none: fills what is left at "chosen"
  std::string optimizer = "adam";    ///< adam|adamw|sgd|adagrad
  double lr = 0;                     ///< peak learning rate, 0 = chosen
  double beta1 = 0.9, beta2 = 0.98;  ///< Adam's decay rates; 0 to 0.9999
  double epsilon = 1e-8;             ///< Adam's and Adagrad's denominator floor
  double momentum = 0.9;             ///< of sgd; 0 to 0.9999
  double weight_decay = 0;           ///< L2 for adam, sgd and adagrad, decoupled for adamw; 0 to 1
  std::string schedule = "linear";   ///< constant|inv-sqrt|cosine|linear|plateau
  std::string warmup = "200u";       ///< the rate rises linearly for so long (u, t or e)
  std::string decay_start = "";      ///< linear and cosine: when the decay begins; empty = half of the run
  double lr_floor = 0;               ///< the rate never decays below this share of its peak; 0 to 1
  double plateau_factor = 0.5;       ///< plateau: the rate is multiplied by this when validation stalls
  double clip_norm = 1.0;            ///< global gradient norm, 0 = off
  double clip_value = 0;             ///< every gradient element, 0 = off
  double label_smoothing = 0.1;      ///< 0 to 0.9
  double coverage_loss = 0;          ///< weight against attending to the same again (See et al. 2017); 0 to 100
  double monotonic_loss = 0;         ///< weight against attention that goes back (see nn/monotonic.h); 0 to 100
  int mask_steps = 0;    ///< of frames: two spans of up to so many are hidden (SpecAugment, Park et al. 2019); 0 = off
  int mask_numbers = 0;  ///< of frames: up to so many neighbouring numbers are hidden throughout; 0 = off
  double coverage_start = 0.75;  ///< share of the epochs after which it is switched on; 0 to 1
  int accumulate = 1;            ///< batches a step; 1 to 1024
  double average_decay =
      0;  ///< exponential moving average of the weights, used for validation and saving; 0 = off, to 0.99999
  int keep_best = 4;     ///< so many best checkpoints are averaged at the end; 1 to 32
  int batch = 0;         ///< sentences a batch, 0 = by tokens
  int batch_tokens = 0;  ///< source plus target tokens a batch, 0 = chosen
  int lanes = 0;  ///< shards of a batch; decides the arithmetic, not the threads; 0 = chosen from the batch; 1 to 256
  int max_length = 200;           ///< longer training pairs are left out (tokens a side)
  std::string epochs = "";        ///< when to stop: "20e", "50Ku", "100Mt", "10e,50Ku"; empty = chosen
  std::string valid_freq = "1e";  ///< u, t or e
  std::string save_freq = "";     ///< u, t or e: when to checkpoint between validations; empty = every 60 s
  std::string disp_freq = "50u";  ///< how often the log line appears
  int early_stopping = 10;        ///< stop after so many validations without a new best; 0 = never
  /// perplexity, of an encoder-decoder bleu|chrf|rouge-1|rouge-2|rouge-l|cider|exact|wer, of a classifier
  /// accuracy|macro-f1|micro-f1, of compression token-f1; the first decides
  std::vector<std::string> valid_metrics = {"bleu", "perplexity"};
  int valid_samples = 3;  ///< outputs shown at each validation
  /// BPE dropout probability or unigram sampling; with copying and a word model the share of words taken as never seen,
  /// so that copying them is learnt; 0 to 0.9
  double subword_sampling = 0;
  /// f32|bf16: what the operands of training's products are rounded to. Weights, sums and all else stay float32, and so
  /// do validation and the saved model. bf16 takes about 0.6 of the time on AMD's processors that have AVX512_BF16, 0.4
  /// on Intel's with AMX (whose sums have other last bits), and more than f32 elsewhere
  std::string precision = "f32";
  std::uint64_t seed = 1;  ///< of everything random
  int threads = 0;         ///< 0 = all that affinity and the cgroup allow; never changes a result
  /// Bytes that training may take, 0 = no limit. A batch that needs more is halved, and two of them make an update:
  /// what is learnt of is the same. 64M to 1000G.
  std::int64_t memory = 0;
};

/// Search and what is printed of it.
struct SearchOptions {
  int beam = 5;    ///< hypotheses kept a step; 1 = greedy; 1 to 1000
  int n_best = 1;  ///< hypotheses returned; 1 to beam
  /// Groups that the beam is shared out to, each of which avoids what those before it say (Vijayakumar et al. 2016,
  /// diverse beam search); the n best are then the best of each group first; 1 = off; 1 to beam
  int groups = 1;
  double diversity = 0.5;       ///< what a token costs that an earlier group says at the same place; 0 to 100
  double normalize = 1.0;       ///< score = log-probability / length^normalize; 0 to 5
  double word_penalty = 0;      ///< subtracted for every token; -10 to 10
  double coverage_penalty = 0;  ///< weight of Wu et al. 2016's coverage term; 0 to 10
  int no_repeat_ngram = 0;      ///< no n-gram of this length twice; 0 = off
  int min_length = 0;           ///< option --min-output; tokens before the end is allowed
  int max_length =
      0;  ///< option --max-output; tokens at most, unless a longer text is asked for; 0 = by max_length_factor
  double max_length_factor = 3.0;  ///< option --max-output-factor; at most this times the source's tokens, plus 20
  /// Asked length of the text: "30w" words or "120c" characters. An output has nine tenths of it to all of it; no word
  /// is cut. Empty = whatever the model says
  std::string length;
  double ratio = 0;          ///< the same as a share of the source's words; 0 = off; 0.01 to 10
  std::string shortest;      ///< words or characters at least, in place of what length and ratio say
  std::string longest;       ///< words or characters at most, the same
  bool sample = false;       ///< draw from the distribution instead of searching
  double temperature = 1.0;  ///< of sampling; 0.01 to 100
  int top_k = 0;             ///< sampling from the k likeliest; 0 = all
  double top_p = 1.0;        ///< sampling from the smallest set with this probability; 0.01 to 1
  std::uint64_t seed = 1;    ///< of sampling; a line's draws depend on its number alone
  bool shortlist = true;     ///< score the likely pieces alone where the one model has a shortlist (seq/shortlist.h)
  bool copy_unknown = true;  ///< an unknown piece becomes the source word it attends to
  int batch = 32;            ///< sentences decoded together; never changes a result
  /// Longer lines are split, at ends of sentences where there are some (tokens); 1 to 100000. 0 = longer than the
  /// longest source that the model learnt from, but 100 at least (20000 for models that do not say)
  int max_source = 500;
  /// Of a split line only the outputs of the likeliest parts are given: of one, or of as many as an asked length takes,
  /// in the line's order. Otherwise those of all parts
  bool condense = false;
  bool rerank_slots = false;  ///< of tables: of the beam's outputs those first that say just what the row says
  std::string slot_wordings;  ///< a file of further words for values; see SlotCheck (seq/slots.h)
  int threads = 0;            ///< 0 = all that affinity and the cgroup allow
};

/// The description of a struct, in the order of its members. The fields refer to `options`, which must outlive them.
/// Names and aliases differ among the structs that one program offers, with three exceptions that mean the same
/// wherever they stand and are set together: threads, seed and batch. A program offers either kind of network.
std::vector<Field> fields(TextOptions& options);
std::vector<Field> fields(ModelOptions& options);
std::vector<Field> fields(ClassifierOptions& options);
std::vector<Field> fields(SoundOptions& options);
std::vector<Field> fields(TaggerOptions& options);
std::vector<Field> fields(TrainOptions& options);
std::vector<Field> fields(SearchOptions& options);

/// Checks structs that were filled by hand: every range, and what the fields demand of each other (n-best <= beam).
/// Throws Error(usage) that names the option, its value and the allowed range.
void validate(const TextOptions& options);
void validate(const ModelOptions& options);
void validate(const ClassifierOptions& options);
void validate(const SoundOptions& options);
void validate(const TaggerOptions& options);
void validate(const TrainOptions& options);
void validate(const SearchOptions& options);

/// True when two option names are the same for a person: '-' and '_' are equal.
bool same_name(const std::string& a, const std::string& b);

/// The field that has this name or alias, or null.
Field* find_field(std::vector<Field>& described, const std::string& name);

/// Values as text by option name, in the order of `fields`; what a saved model keeps and `--dump-config` prints.
std::vector<std::pair<std::string, std::string>> dump(std::vector<Field> described);

/// The reverse of `dump`: sets every named value. Throws Error(data) that names `where` (a file) when a name is unknown
/// or given twice, or a value is out of its range.
void assign(std::vector<Field> described, const std::vector<std::pair<std::string, std::string>>& values,
            const std::string& where);

/// An amount with its unit: "500u" updates, "2Mt" target tokens, "10e" epochs; K, M and G multiply; no unit means
/// updates.
struct Amount {
  enum class Unit { updates, tokens, epochs } unit = Unit::updates;
  double count = 0;  ///< 0 to 1e15; epochs may have fractions: "0.5e"
};

/// Reads an Amount; throws Error(usage) naming `option` ("epochs" or "--epochs") when the text is none.
Amount parse_amount(const std::string& text, const std::string& option);

/// A text's length with its unit: "30w" words, "120c" characters.
struct TextLength {
  enum class Unit { words, characters } unit = Unit::words;
  int count = 0;  ///< 1 to 1000000
};

/// Reads a TextLength; throws Error(usage) naming `option` when the text is none.
TextLength parse_text_length(const std::string& text, const std::string& option);

/// Reads limits of which the first one reached counts: "10e,50Ku". Throws as parse_amount.
std::vector<Amount> parse_limits(const std::string& text, const std::string& option);

}  // namespace seq
