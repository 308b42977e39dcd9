#include "anjuan/disk/file_ops.hpp"
#include "anjuan/disk/write_batch.hpp"
#include "anjuan/git/merge/driver.hpp"
#include "anjuan/git/program.hpp"
#include "anjuan/git/repository.hpp"
#include "anjuan/i18n/i18n.hpp"

#include "commands.hpp"

namespace anjuan::cli {
namespace {

struct MergeDriverOptions {
  std::vector<std::string> words;
  bool keep_both = false;
};

/// As git calls it: BASE OURS THEIRS PATH, the result goes to OURS; exit 1 says that people must
/// decide.
Result<ExitCode> run_driver(Context& ctx, const std::vector<std::string>& words) {
  ANJUAN_TRY(base, read_file(words[0]));
  ANJUAN_TRY(ours, read_file(words[1]));
  ANJUAN_TRY(theirs, read_file(words[2]));
  ANJUAN_TRY(merged, git::merge_file("", words[3], {base, ours, theirs}, git::OnConflict::mark));
  ANJUAN_DO(write_atomically(real_file_ops(), words[1], merged.text));
  for (const std::string& why : merged.conflicts) ctx.say(trf("{}: {}", words[3], why));
  if (merged.clean()) return ExitCode::ok;
  ctx.say(
      trf("decide it in the file, or keep what both recorded: anjuan merge-driver --keep-both "
          "{}; then git add and git commit",
          words[3]));
  return ExitCode::findings;
}

/// Settles files that a merge left in conflict: nothing that either side recorded is lost.
Result<ExitCode> run_keep_both(Context& ctx, const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    std::string stages[3];
    for (int i = 0; i < 3; ++i) {
      ANJUAN_TRY(said, git::run_git(ctx.globals().directory(),
                                    {"show", ":" + std::to_string(i + 1) + ":./" + path}));
      if (said.status == 0)
        stages[i] = std::move(said.output);
      else if (i > 0)
        return fail_usage("not-in-conflict", trf("no merge waits for {}", path),
                          tr("git status names the files in conflict"));
    }
    const std::string top = LedgerPaths::at(ctx.globals().directory()).root;
    ANJUAN_TRY(merged, git::merge_file(top, path, {stages[0], stages[1], stages[2]},
                                       git::OnConflict::keep_both));
    if (!merged.clean()) {
      Failure failure{ExitCode::refused, {}};
      for (const std::string& why : merged.conflicts)
        add_error(failure.diagnostics, "cannot-stand-together", why,
                  tr("decide it in the file, then git add and git commit"))
            .file = path;
      return tl::unexpected(std::move(failure));
    }
    ANJUAN_DO(write_atomically(real_file_ops(), top + path, merged.text));
    ANJUAN_TRY(added, git::git_or_fail(ctx.globals().directory(), {"add", "--", path}));
    ctx.print_line(trf("{}: the records of both sides stand in it", path));
  }
  return ExitCode::ok;
}

Result<ExitCode> run(Context& ctx, const MergeDriverOptions& options) {
  if (options.keep_both) return run_keep_both(ctx, options.words);
  if (options.words.size() == 4) return run_driver(ctx, options.words);
  return fail_usage("field-missing", tr("the driver takes four files: BASE OURS THEIRS PATH"),
                    tr("git calls it; for a file in conflict use --keep-both FILE"));
}

}  // namespace

Command merge_driver_command() {
  return {
      "merge-driver",
      N_("history"),
      N_("merge what two clones recorded, file by file"),
      N_("git calls this for every file that both sides of a merge changed; `anjuan init --git` "
         "and "
         "`anjuan station` tell it to. The events of a case are united in the order in which they "
         "were recorded and its head is counted again; officials, units, categories and the rota "
         "are merged by their entries. What cannot both stand (closed here, escalated there; two "
         "leads; one number on two papers) is left in the file between marks, with both sides' "
         "records: nobody wins in silence.\n\n--keep-both settles files in conflict: all records "
         "of "
         "both sides stand in the file; one that the rules forbid after the other side's stays as "
         "a note with all it said. Facts of the head that both sides changed are for people."),
      {"anjuan merge-driver --keep-both cases/2026/07/DZ-2026-000012.yaml"},
      [](Arguments& args) -> Run {
        auto options = std::make_shared<MergeDriverOptions>();
        args.add_option("file", options->words, tr("BASE OURS THEIRS PATH, or files in conflict"))
            ->type_name("FILE")
            ->required();
        args.add_flag("--keep-both", options->keep_both,
                      tr("settle files in conflict: keep what both sides recorded"));
        return [options](Context& ctx) { return run(ctx, *options); };
      }};
}

}  // namespace anjuan::cli
