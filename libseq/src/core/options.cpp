// Every option of every struct, described once.
#include "seq/options.h"

#include "core/fields.h"

namespace seq {
namespace {

/// What of training, network and search concerns sources that are no text, gathered in help.
const char* const other_sources = "Frames, regions, tables and sounds in place of text";

}  // namespace

std::vector<Field> fields(TextOptions& o) {
  Describe d;
  d.choice({"unicode", {"normalization"}, "Unicode normalisation form; nfkc also folds full-width and ligature forms"},
           o.normalize, {"nfc", "nfkc", "none"});
  d.flag({"lowercase", {"lower-case"}, "fold letters to lower case; output is lower-cased too"}, o.lowercase);
  d.flag({"strip-accents", {}, "remove accents and other combining marks"}, o.strip_accents);
  d.choice({"subword", {"subwords"}, "how words are cut into pieces; char for spelling tasks"}, o.subword,
           {"bpe", "unigram", "char", "word"});
  d.choice({"subword-target", {}, "the same for the target alone, with --vocab-mode separate; word for phonemes"},
           o.subword_target, {"same", "bpe", "unigram", "char", "word"});
  d.flag({"split-punctuation", {}, "of word models: punctuation is a piece of its own, so that names can be copied"},
         o.split_punctuation);
  d.choice({"vocab-mode", {}, "one subword model for both sides, or one each for unlike scripts"}, o.vocab_mode,
           {"joint", "separate"});
  d.whole({"vocab-size", {"dim-vocab"}, "pieces of a subword model; more for larger corpora"}, o.vocab_size, 16,
          1000000, 0, "chosen from the corpus");
  d.flag({"byte-fallback", {}, "spell unknown characters as bytes, so that nothing is lost"}, o.byte_fallback);
  d.real({"character-coverage", {}, "share of characters with a piece of their own; lower for Chinese or Japanese"},
         o.character_coverage, 0.9, 1);
  d.text({"spm-source", {"spm"}, "a ready SentencePiece model for the source"}, o.spm_source,
         "a file; empty = train one");
  d.text({"spm-target", {}, "a ready SentencePiece model for the target"}, o.spm_target,
         "a file; empty = train one, or the source's when joint");
  d.about(other_sources);
  d.text(
      {"delexicalize", {}, "of tables: columns whose values are placeholders in texts, filled from the row at output"},
      o.delexicalize, "names separated by commas");
  d.text({"columns", {}, "of tables: what a column holds where that is not what it looks like"}, o.columns,
         "NAME:number or NAME:word, separated by commas");
  d.flag({"drop-unsaid", {}, "of tables: learn from those values of a row alone that the text says; fewer get lost"},
         o.drop_unsaid);
  return d.take();
}

std::vector<Field> fields(ModelOptions& o) {
  Describe d;
  d.about(other_sources);
  d.choice({"input",
            {},
            "what a source holds: words, frames of numbers in their order, frames without order (regions), or a row of "
            "named values"},
           o.input, {"text", "frames", "set", "table"});
  d.about("");
  d.choice({"cell", {}, "recurrent cell; gru learns fastest, lstm may win with much data"}, o.cell,
           {"rnn", "rnn-relu", "gru", "lstm"});
  d.whole({"emb", {"embedding", "dim-emb"}, "width of the embeddings"}, o.embedding, 1, 8192, 0,
          "chosen by the preset");
  d.whole({"hidden", {"dim-rnn"}, "units of a layer; the main dial between speed and quality"}, o.hidden, 1, 8192, 0,
          "chosen by the preset");
  d.whole({"enc-hidden", {}, "units of one encoder direction"}, o.enc_hidden, 1, 8192, 0,
          "half of hidden when bidirectional, else hidden; of a set hidden");
  d.whole({"enc-layers", {"enc-depth"}, "encoder layers; more for larger corpora"}, o.enc_layers, 1, 16);
  d.whole({"dec-layers", {"dec-depth"}, "decoder layers; attention sits between the first and the second"},
          o.dec_layers, 1, 16);
  d.shorthand({"layers", {"depth"}, "encoder and decoder layers at once"}, 2);
  d.about(other_sources);
  d.whole({"views", {}, "of sets: read each vector as so many, for attention to choose from"}, o.views, 1, 64, 0,
          "chosen by the preset");
  d.whole({"stack", {}, "of frames: read so many successive ones as one"}, o.stack, 1, 16);
  d.whole({"pyramid", {}, "of frames: so many encoder layers from the second on read two steps as one"}, o.pyramid, 0,
          8);
  d.real({"ctc", {}, "of frames: share of a loss that needs no attention (CTC); helps where target follows source"},
         o.ctc, 0, 0.9);
  d.about("");
  d.flag({"bidirectional", {"brnn"}, "the encoder reads in both directions"}, o.bidirectional);
  d.flag({"residual", {"skip"}, "add a layer's input to its output; for three layers and more"}, o.residual);
  d.flag({"layer-norm", {"layer-normalization"}, "normalise the gates' inputs; steadier for deep or long, slower"},
         o.layer_norm);
  d.choice({"attention", {}, "how the decoder looks at the source: dot (scaled, projected), mlp, general, none"},
           o.attention, {"dot", "mlp", "general", "none"});
  d.flag({"copy", {"pointer"}, "words of the source may be copied; names and figures come out right"}, o.copy);
  d.choice({"bridge",
            {},
            "how the decoder starts: from the last encoder states, their mean, their sum (which counts), or zero"},
           o.bridge, {"dense", "mean", "sum", "zero"});
  d.flag({"input-feeding", {"input-feed"}, "feed the attended state into the next step; slower to train"},
         o.input_feeding);
  d.flag({"readout-embedding", {}, "the readout sees the previous word's embedding too"}, o.readout_embedding);
  d.choice({"tied", {"tied-embeddings"}, "which embeddings share weights: target and output, or all with the source"},
           o.tied, {"none", "target", "all"});
  d.real({"dropout", {}, "on the readout and between layers; more for small corpora"}, o.dropout, 0, 0.9, -1,
         "chosen by the preset");
  d.real({"dropout-emb", {}, "on embeddings"}, o.dropout_emb, 0, 0.9, -1, "chosen by the preset");
  d.real({"dropout-rnn", {}, "variational, on the recurrent state"}, o.dropout_rnn, 0, 0.9);
  d.real({"dropout-src", {}, "on whole source words"}, o.dropout_src, 0, 0.9);
  d.real({"dropout-trg", {}, "on whole target words"}, o.dropout_trg, 0, 0.9);
  return d.take();
}

std::vector<Field> fields(ClassifierOptions& o) {
  Describe d;
  d.choice({"system", {}, "recurrent network, linear n-grams (fast, strong on small data), or both mixed"}, o.system,
           {"network", "linear", "ensemble"});
  d.about(other_sources);
  d.choice({"input", {}, "what a line holds: words, or frames of numbers such as 0.5 1;0.25 -1 (no linear part then)"},
           o.input, {"text", "frames"});
  d.about("");
  d.choice({"cell", {}, "recurrent cell"}, o.cell, {"rnn", "rnn-relu", "gru", "lstm"});
  d.whole({"emb", {"embedding", "dim-emb", "dim"}, "width of the embeddings"}, o.embedding, 1, 8192, 0,
          "chosen by the preset");
  d.whole({"hidden", {"dim-rnn"}, "units of one direction of a layer"}, o.hidden, 1, 8192, 0, "chosen by the preset");
  d.whole({"layers", {"depth"}, "recurrent layers; more for much data"}, o.layers, 1, 16);
  d.flag({"bidirectional", {"brnn"}, "read in both directions"}, o.bidirectional);
  d.flag({"residual", {"skip"}, "add a layer's input to its output; for three layers and more"}, o.residual);
  d.flag({"layer-norm", {"layer-normalization"}, "normalise the gates' inputs; steadier for deep or long, slower"},
         o.layer_norm);
  d.choices({"pooling", {}, "how the states of all words become one vector; several are put side by side"}, o.pooling,
            {"last", "mean", "max", "attention"});
  d.flag({"multi-label", {}, "a line may have any number of labels"}, o.multi_label);
  d.whole({"max-tokens", {}, "of longer lines the middle is left out"}, o.max_tokens, 2, 1000000);
  d.whole({"bptt", {}, "let gradients go back so many tokens at most: long documents in little memory"}, o.bptt, 1,
          1000000, 0, "all the way");
  d.real({"dropout", {}, "on the text's vector and between layers; more for small corpora"}, o.dropout, 0, 0.9, -1,
         "chosen by the preset");
  d.real({"dropout-emb", {}, "on embeddings"}, o.dropout_emb, 0, 0.9, -1, "chosen by the preset");
  d.real({"dropout-rnn", {}, "variational, on the recurrent state"}, o.dropout_rnn, 0, 0.9);
  d.real({"dropout-words", {"dropout-src"}, "on whole words"}, o.dropout_words, 0, 0.9, -1, "chosen by the preset");
  return d.take();
}

std::vector<Field> fields(SoundOptions& o) {
  Describe d;
  d.about(other_sources);
  d.choice({"sound", {}, "what is heard of .wav files: cepstra, or energies of the mel filters"}, o.features,
           {"mfcc", "log-mel"});
  d.real({"sound-window", {}, "milliseconds of a frame"}, o.window, 2, 1000);
  d.real({"sound-step", {}, "milliseconds from frame to frame"}, o.step, 1, 1000);
  d.whole({"sound-filters", {"num-mel-bins"}, "filters on the mel scale"}, o.filters, 2, 256);
  d.whole({"sound-coefficients", {"num-ceps"}, "of mfcc: how many, at most as many as filters"}, o.coefficients, 1,
          256);
  d.whole({"sound-deltas", {}, "1 = slopes of the numbers besides, 2 = the slopes of these too"}, o.deltas, 0, 2);
  d.flag({"sound-center", {}, "every number has mean 0 over its sound, so that the microphone matters less"}, o.center);
  d.real({"sound-low", {}, "Hz where the first filter begins"}, o.low, 0, 20000);
  d.real({"sound-high", {}, "Hz where the last filter ends"}, o.high, 10, 200000, 0,
         "half the rate of the first sound");
  return d.take();
}

std::vector<Field> fields(TaggerOptions& o) {
  Describe d;
  d.choice({"cell", {}, "recurrent cell"}, o.cell, {"rnn", "rnn-relu", "gru", "lstm"});
  d.whole({"emb", {"embedding", "dim-emb"}, "width of the embeddings"}, o.embedding, 1, 8192, 0,
          "chosen by the preset");
  d.whole({"hidden", {"dim-rnn"}, "units of one direction of a layer"}, o.hidden, 1, 8192, 0, "chosen by the preset");
  d.whole({"layers", {"depth"}, "recurrent layers"}, o.layers, 1, 16, 0, "chosen by the preset");
  d.flag({"residual", {"skip"}, "add a layer's input to its output; for three layers and more"}, o.residual);
  d.flag({"layer-norm", {"layer-normalization"}, "normalise the gates' inputs; steadier for deep or long, slower"},
         o.layer_norm);
  d.real({"dropout", {}, "on the words' states and between layers; more for small corpora"}, o.dropout, 0, 0.9, -1,
         "chosen by the preset");
  d.real({"dropout-emb", {}, "on embeddings"}, o.dropout_emb, 0, 0.9, -1, "chosen by the preset");
  d.real({"dropout-rnn", {}, "variational, on the recurrent state"}, o.dropout_rnn, 0, 0.9);
  d.real({"dropout-words", {"dropout-src"}, "on whole pieces"}, o.dropout_words, 0, 0.9, -1, "chosen by the preset");
  return d.take();
}

std::vector<Field> fields(TrainOptions& o) {
  Describe d;
  d.choice({"preset", {}, "sizes, dropout, rate and length for what is left unset; auto looks at the corpus"}, o.preset,
           {"auto", "small", "base", "large", "characters", "vectors", "none"});
  d.choice({"optimizer", {"optim"}, "update rule"}, o.optimizer, {"adam", "adamw", "sgd", "adagrad"});
  d.real({"lr", {"learn-rate", "learning-rate", "l"}, "peak learning rate; lower it when training diverges"}, o.lr,
         1e-8, 100, 0, "chosen by the preset");
  d.real({"beta1", {}, "Adam's decay of the mean gradient"}, o.beta1, 0, 0.9999);
  d.real({"beta2", {}, "Adam's decay of the squared gradient"}, o.beta2, 0, 0.9999);
  d.real({"epsilon", {}, "Adam's and Adagrad's denominator floor"}, o.epsilon, 1e-16, 1);
  d.real({"momentum", {}, "of sgd"}, o.momentum, 0, 0.9999);
  d.real({"weight-decay", {}, "L2 penalty; decoupled with adamw"}, o.weight_decay, 0, 1);
  d.choice({"schedule", {"lr-schedule"}, "how the rate falls after warm-up"}, o.schedule,
           {"constant", "inv-sqrt", "cosine", "linear", "plateau"});
  d.amount({"warmup", {"lr-warmup"}, "the rate rises linearly for so long"}, o.warmup, true, "");
  d.amount({"decay-start", {"lr-decay-start"}, "when linear and cosine begin to fall"}, o.decay_start, true,
           "half of the run");
  d.real({"lr-floor", {}, "the rate never falls below this share of its peak"}, o.lr_floor, 0, 1);
  d.real({"plateau-factor", {}, "factor on the rate when validation stalls, schedule plateau"}, o.plateau_factor, 0.01,
         0.99);
  d.real({"clip-norm", {"max-grad-norm"}, "largest global gradient norm"}, o.clip_norm, 0, 1e6, 0, "off");
  d.real({"clip-value", {}, "largest gradient element"}, o.clip_value, 0, 1e6, 0, "off");
  d.real({"label-smoothing", {}, "share of probability spread over all words"}, o.label_smoothing, 0, 0.9);
  d.real({"coverage-loss", {}, "weight against attending to the same again, late in training; for long outputs"},
         o.coverage_loss, 0, 100, 0, "off");
  d.about(other_sources);
  d.real({"monotonic-loss", {}, "weight of a loss on attention that goes back; for speech"}, o.monotonic_loss, 0, 100);
  d.whole({"mask-steps", {}, "of frames: hide two spans of up to so many; against overfitting"}, o.mask_steps, 0,
          10000);
  d.whole({"mask-numbers", {}, "of frames: hide up to so many neighbouring numbers throughout"}, o.mask_numbers, 0,
          10000);
  d.about("");
  d.real({"coverage-start", {}, "share of the epochs after which the coverage loss is switched on"}, o.coverage_start,
         0, 1);
  d.whole({"accumulate", {"optimizer-delay"}, "batches of one update; a larger batch in the same memory"}, o.accumulate,
          1, 1024);
  d.real({"average-decay", {"exponential-smoothing"}, "moving average of the weights, used for validation and saving"},
         o.average_decay, 0, 0.99999, 0, "off");
  d.whole({"keep-best", {}, "so many best checkpoints are averaged at the end"}, o.keep_best, 1, 32);
  d.whole({"batch", {"mini-batch"}, "sentences of a batch"}, o.batch, 1, 100000, 0, "by tokens");
  d.whole({"batch-tokens", {"mini-batch-words"}, "source plus target tokens of a batch"}, o.batch_tokens, 1, 10000000,
          0, "chosen by the preset");
  d.whole({"lanes", {}, "shards of a batch; decides the arithmetic, so resume with the same"}, o.lanes, 1, 256, 0,
          "chosen from the batch");
  d.whole({"max-length", {}, "training pairs with more tokens on a side are left out"}, o.max_length, 1, 100000);
  d.limits({"epochs", {"e"}, "when to stop; a bare number counts epochs"}, o.epochs, "chosen by the preset", "e");
  d.limits_shorthand({"after", {}, "when to stop, in any unit"}, o.epochs, "u");
  d.limits_shorthand({"after-epochs", {}, "when to stop, in epochs"}, o.epochs, "e");
  d.limits_shorthand({"updates", {"after-batches"}, "when to stop, in updates"}, o.epochs, "u");
  d.amount({"valid-freq", {}, "how often to validate"}, o.valid_freq, false, "");
  d.amount({"save-freq", {}, "how often to checkpoint between validations"}, o.save_freq, false, "every 60 s");
  d.amount({"disp-freq", {}, "how often to log"}, o.disp_freq, false, "");
  d.whole({"early-stopping", {"patience"}, "stop after so many validations without a new best"}, o.early_stopping, 0,
          1000000, 0, "never");
  d.choices({"valid-metrics", {"valid-metric"}, "scores at validation; the first decides"}, o.valid_metrics,
            {"perplexity", "bleu", "chrf", "rouge-1", "rouge-2", "rouge-l", "exact", "wer", "cider", "accuracy",
             "macro-f1", "micro-f1", "token-f1"});
  d.whole({"valid-samples", {}, "outputs shown at each validation"}, o.valid_samples, 0, 1000);
  d.real({"subword-sampling",
          {"bpe-dropout"},
          "random segmentation in training; with --copy and words: share of words taken as never seen"},
         o.subword_sampling, 0, 0.9);
  d.choice({"precision", {}, "of the numbers that training multiplies; bf16 is faster where the processor has it"},
           o.precision, {"f32", "bf16"});
  d.whole({"seed", {}, "of everything random"}, o.seed);
  d.whole({"threads", {"cpu-threads", "j"}, "threads; never changes a result"}, o.threads, 1, 1024, 0,
          "all that affinity and the cgroup allow");
  d.bytes({"memory", {}, "a batch that would need more is halved, and as many more make an update"}, o.memory,
          std::int64_t{64} << 20, std::int64_t{1000} << 30, "no limit");
  return d.take();
}

std::vector<Field> fields(SearchOptions& o) {
  Describe d;
  d.whole({"beam", {"beam-size", "b"}, "hypotheses kept a step; 1 is greedy and fastest"}, o.beam, 1, 1000);
  d.whole({"n-best", {}, "hypotheses returned, at most beam"}, o.n_best, 1, 1000);
  d.whole({"groups",
           {"diverse-beam-groups", "num-beam-groups"},
           "share the beam out to groups that differ, and list the best of each first; 1 = off"},
          o.groups, 1, 1000);
  d.real({"diversity",
          {"diverse-beam-strength", "diversity-penalty"},
          "with groups: cost of a token that an earlier group has at the same place"},
         o.diversity, 0, 100);
  d.real({"normalize", {}, "score = log-probability / length^normalize; more favours longer output"}, o.normalize, 0,
         5);
  d.real({"word-penalty", {}, "subtracted for every token; more favours shorter output"}, o.word_penalty, -10, 10);
  d.real({"coverage-penalty", {}, "weight against source words left out"}, o.coverage_penalty, 0, 10);
  d.whole({"no-repeat-ngram",
           {"no-repeat-ngram-size"},
           "no n-gram of this length twice; where words are copied, as often as the source has it"},
          o.no_repeat_ngram, 0, 100, 0, "off");
  d.whole({"min-output", {"min-length"}, "tokens before the end is allowed"}, o.min_length, 0, 100000);
  d.whole({"max-output", {}, "tokens of an output at most"}, o.max_length, 1, 100000, 0, "by max-output-factor");
  d.real({"max-output-factor", {"max-length-factor"}, "at most this times the source's tokens, plus 20"},
         o.max_length_factor, 0.1, 100);
  d.text_length({"length", {}, "asked length of the text: nine tenths of it to all of it, no word cut"}, o.length);
  d.real({"ratio", {}, "the same as a share of the source's words"}, o.ratio, 0.01, 10, 0, "off");
  d.text_length({"shortest", {}, "least length of the text, in place of what length and ratio say"}, o.shortest);
  d.text_length({"longest", {}, "greatest length of the text, the same"}, o.longest);
  d.flag({"sample", {"sampling"}, "draw from the distribution instead of searching"}, o.sample);
  d.real({"temperature", {}, "of sampling; below 1 is safer, above 1 wilder"}, o.temperature, 0.01, 100);
  d.whole({"top-k", {}, "sample from the k likeliest"}, o.top_k, 0, 1000000, 0, "all");
  d.real({"top-p", {}, "sample from the smallest set with this probability"}, o.top_p, 0.01, 1);
  d.whole({"seed", {}, "of sampling; a line's draws depend on its number alone"}, o.seed);
  d.flag({"shortlist", {}, "score likely pieces alone, if the model has a shortlist"}, o.shortlist);
  d.flag({"copy-unknown", {}, "an unknown piece becomes the source word it attends to"}, o.copy_unknown);
  d.whole({"batch", {"mini-batch"}, "sentences decoded together; never changes a result"}, o.batch, 1, 100000);
  d.whole({"max-source", {}, "longer lines are split (tokens)"}, o.max_source, 1, 100000, 0,
          "longer than what the model learnt from, but 100 at least");
  d.flag({"condense", {}, "of a split line: only the likeliest parts' outputs, one, or what an asked length takes"},
         o.condense);
  d.whole({"threads", {"cpu-threads", "j"}, "threads; never changes a result"}, o.threads, 1, 1024, 0,
          "all that affinity and the cgroup allow");
  d.about(other_sources);
  d.flag({"rerank-slots", {}, "of tables: of the beam's outputs, those that omit or invent a value come last"},
         o.rerank_slots);
  d.text({"slot-wordings", {}, "further words for a row's values: lines of name, tab, value, tab, wordings with |"},
         o.slot_wordings, "a file; empty = none");
  return d.take();
}

}  // namespace seq
