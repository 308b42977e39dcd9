#include "anjuan/git/audit/audit.hpp"

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>

#include "anjuan/disk/write_batch.hpp"
#include "anjuan/git/audit/checkpoint.hpp"
#include "anjuan/git/snapshot.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/columns.hpp"
#include "anjuan/report/write.hpp"

#include "commands.hpp"
#include "moment.hpp"
#include "view/terminal.hpp"

namespace anjuan::cli {
namespace {

struct AuditOptions {
  std::string range;
  std::string checkpoint;
  std::string file;
  std::string format;
  bool signatures = false;
};

/// The findings as a report, which every format knows how to print.
Report report_of(const git::AuditRun& run, std::size_t carried, const std::string& office,
                 Date today) {
  Report report;
  report.name = "audit";
  report.title = tr("Audit of the history");
  report.office = office;
  report.as_of = today;
  report.remarks = {{"commits", tr("commits replayed"), std::to_string(run.commits)},
                    {"events", tr("events appended"), std::to_string(run.events)},
                    {"findings", tr("findings"), std::to_string(run.findings.size())}};
  if (carried > 0)
    report.remarks.push_back({"carried", tr("findings of before"), std::to_string(carried)});
  if (!run.knows_authors)
    report.remarks.push_back({"authors", tr("not asked"),
                              tr("who committed as whom: anjuan.toml has no [[git.author]]")});
  using git::Finding;
  report.tables.push_back(
      Columns<Finding>()
          .add({"finding", tr("finding")},
               [](const Finding& one) { return git::spec_of(one.kind).name; })
          .add({"commit", tr("commit")}, [](const Finding& one) { return one.commit.brief(); })
          .add({"author", tr("author")},
               [](const Finding& one) {
                 return fmt::format("{} <{}>", one.author.name, one.author.email);
               })
          .add({"date", tr("date")}, [](const Finding& one) { return one.author.when.date(); })
          .add({"file", tr("file")}, &Finding::file)
          .add({"line", tr("line")},
               [](const Finding& one) {
                 return one.line == 0 ? std::nullopt : std::optional(one.line);
               })
          .add({"what", tr("what was done")}, &Finding::what)
          .add({"effect", tr("what it changed")}, &Finding::effect)
          .table(run.findings));
  report.definitions = {
      {"proves", tr("what it proves"),
       tr("what is recorded was recorded at the time of its commit and not changed since; not "
          "that everything was recorded")}};
  return report;
}

nlohmann::ordered_json as_json(const git::AuditRun& run, std::size_t carried) {
  nlohmann::ordered_json findings = nlohmann::ordered_json::array();
  for (const git::Finding& one : run.findings)
    findings.push_back({{"finding", git::spec_of(one.kind).name},
                        {"commit", one.commit.hex()},
                        {"author", one.author.name},
                        {"email", one.author.email},
                        {"date", to_string(one.author.when)},
                        {"file", one.file},
                        {"line", one.line},
                        {"what", one.what},
                        {"effect", one.effect}});
  return {{"commits", run.commits},
          {"events", run.events},
          {"authors_asked", run.knows_authors},
          {"carried", carried},
          {"findings", std::move(findings)}};
}

std::string as_text(const git::AuditRun& run) {
  std::string out;
  for (const git::Finding& one : run.findings) {
    out += fmt::format("{}  {}  {} <{}>  {}\n", one.commit.brief(),
                       to_string(one.author.when).substr(0, 16), one.author.name, one.author.email,
                       tr(git::spec_of(one.kind).label));
    if (!one.file.empty())
      out += one.line == 0 ? fmt::format("  {}\n", one.file)
                           : fmt::format("  {}:{}\n", one.file, one.line);
    out += fmt::format("  {}\n", one.what);
    if (!one.effect.empty()) out += trf("  changed: {}\n", one.effect);
  }
  return out;
}

/// Where the audit starts: the range that was asked for, or what the checkpoint leaves open; then
/// `from_checkpoint` is filled.
Result<git::AuditRange> choose_range(const git::Repository& repository, const AuditOptions& options,
                                     std::vector<git::Finding>& findings,
                                     std::optional<git::Checkpoint>& from_checkpoint) {
  auto range = git::parse_range(repository, options.range);
  if (!range) return range;
  const auto tell = [&](std::string what) -> Result<> {
    ANJUAN_TRY(tip, repository.commit(range->to));
    findings.push_back(
        {git::FindingKind::history_rewritten, range->to, tip.author, "", 0, std::move(what), ""});
    return {};
  };
  if (range->rewritten)
    ANJUAN_DO(tell(trf("{} does not lead back to {}", range->to.brief(), range->from.brief())));
  if (options.checkpoint.empty()) return range;
  ANJUAN_TRY(text, read_if_there(options.checkpoint));
  if (!text) return range;
  ANJUAN_TRY(checkpoint, git::parse_checkpoint(*text, options.checkpoint));
  ANJUAN_TRY(against, git::contradiction(repository, checkpoint, range->to));
  if (!against) {
    range->from = checkpoint.tip;
    from_checkpoint = checkpoint;
  } else if (auto told = tell(std::move(*against)); !told) {
    return pass_on(told);
  }
  return range;
}

/// The day of a commit, for the head of a report.
Date date_of(const git::Repository& repository, const git::ObjectId& id) {
  const auto commit = repository.commit(id);
  return commit ? commit->committer.when.date() : Date{};
}

Result<ExitCode> run(Context& ctx, const AuditOptions& options) {
  const std::size_t dots = options.range.find("..");
  const std::string tip =
      dots == std::string::npos ? options.range : options.range.substr(dots + 2);
  ctx.know_other_cases();
  ANJUAN_TRY(repository, git::open_history(ctx.globals().directory(), tip.empty() ? "HEAD" : tip));
  std::vector<git::Finding> first;
  std::optional<git::Checkpoint> start;
  ANJUAN_TRY(range, choose_range(repository, options, first, start));
  git::AuditRequest request{.from = range.from, .to = range.to};
  request.from_checkpoint = start.has_value();
  ANJUAN_TRY(last, repository.commit(range.to));
  ANJUAN_TRY(now, present_moment(ctx.globals(), last.committer.when.offset));
  request.now = now;
  request.verify_signatures = options.signatures;
  if (has_terminal() && !ctx.quiet() && !ctx.json())
    request.progress = [](std::size_t done, std::size_t all) {
      if (done % 100 == 0 || done == all) std::fprintf(stderr, "\r%zu/%zu …", done, all);
      if (done == all) std::fputs("\r\033[K", stderr);
    };
  ANJUAN_TRY(audited, git::audit(repository, request));
  audited.findings.insert(audited.findings.begin(), first.begin(), first.end());
  const std::size_t carried = start ? start->findings : 0;

  std::string checkpoint;
  if (!options.checkpoint.empty() && !ctx.dry_run()) {
    ANJUAN_TRY(made, git::make_checkpoint(repository, range.to));
    // What was found stays found: the next audit does not look behind this line again.
    made.findings = carried + audited.findings.size();
    checkpoint = git::to_line(made);
    ANJUAN_TRY(before, read_if_there(options.checkpoint));
    // A history that was rewritten must not pass for proven next time.
    const bool broken = std::any_of(first.begin(), first.end(), [](const git::Finding& one) {
      return one.kind == git::FindingKind::history_rewritten;
    });
    const std::string text = before.value_or("");
    if (!broken && !text.ends_with(checkpoint))
      ANJUAN_DO(write_atomically(real_file_ops(), options.checkpoint, text + checkpoint));
  }
  const bool formatted = !options.format.empty() || !options.file.empty();
  if (formatted) {
    const auto format =
        options.format.empty() ? format_of_file(options.file) : parse_format(options.format);
    if (!format)
      return fail_usage("bad-format", tr("the format is not known"),
                        tr("use text, csv, json, html, xlsx or docx"));
    const Report report =
        report_of(audited, carried, repository.prefix(), date_of(repository, range.to));
    ANJUAN_TRY(bytes, render_report(report, *format));
    if (options.file.empty())
      ctx.print(bytes);
    else
      ANJUAN_DO(write_atomically(real_file_ops(), options.file, bytes));
  } else if (ctx.json()) {
    ctx.print_json(as_json(audited, carried));
  } else {
    ctx.print(as_text(audited));
  }
  if (!ctx.json()) {
    ctx.say(trf("commits {}, events {}, findings {}", audited.commits, audited.events,
                audited.findings.size()));
    if (carried > 0) ctx.say(trf("findings of before, carried on by the checkpoint: {}", carried));
    if (!audited.knows_authors)
      ctx.say(tr("who committed as whom was not asked: anjuan.toml has no [[git.author]]"));
  }
  return audited.findings.empty() && carried == 0 ? ExitCode::ok : ExitCode::findings;
}

}  // namespace

Command audit_command() {
  return {
      "audit",
      N_("history"),
      N_("replay the history and find what was not recorded but made"),
      N_("For every commit: what the program itself would have written from the state before, "
         "under "
         "the rules of that commit. Events are only appended, each allowed at its time; the head "
         "is "
         "their sum; numbers grow without gaps; nothing recorded goes. Every other change is a "
         "finding with its commit, file, line and author, and with what it changed for the "
         "citizen: "
         "exit code 1.\n\nRANGE is A..B, or B for everything up to it; default: all up to HEAD.\n\n"
         "--checkpoint FILE keeps one line that says what was audited. With a line in FILE, the "
         "audit "
         "proves that today's history begins with it, and replays only what came since; the line "
         "says how "
         "many findings were made up to it, and they are carried on.\n\n"
         "--verify-signatures asks for a signature on every commit by a key that [[git.author]] "
         "names. What an audit proves, and what none can: anjuan-audit(7)."),
      {"anjuan audit", "anjuan audit v2026-06..HEAD --format html -o audit.html",
       "anjuan audit --checkpoint /mnt/auditor/dz.checkpoint"},
      [](Arguments& args) -> Run {
        auto options = std::make_shared<AuditOptions>();
        args.add_option("RANGE", options->range, tr("A..B; default: everything up to HEAD"))
            ->type_name("RANGE");
        args.add_option("--checkpoint", options->checkpoint,
                        tr("start from the last line of this file, and add one"))
            ->type_name("FILE");
        args.add_flag("--verify-signatures", options->signatures,
                      tr("every commit must be signed by a known key of its author"));
        args.add_option("-o,--output", options->file, tr("write to this file"))->type_name("FILE");
        args.add_option("--format", options->format, tr("text, csv, json, html, xlsx or docx"))
            ->type_name("FORMAT");
        return [options](Context& ctx) { return run(ctx, *options); };
      }};
}

}  // namespace anjuan::cli
