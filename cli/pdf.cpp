#include "pdf.hpp"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anjuan/disk/file_ops.hpp"
#include "anjuan/disk/private_folder.hpp"
#include "anjuan/i18n/i18n.hpp"

#include "programs.hpp"

namespace anjuan::cli {
namespace {

std::optional<std::string> converter() {
  auto program = find_program("soffice");
  return program ? program : find_program("libreoffice");
}

/// Runs it without a word to the terminal; whether it ended well.
bool run_silently(const std::string& program, std::vector<std::string> words) {
  words.insert(words.begin(), program);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    ::posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0);
  pid_t child = 0;
  const int error =
      ::posix_spawn(&child, program.c_str(), &actions, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (error != 0) return false;
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return false;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

bool wants_pdf(std::string_view format, std::string_view file) {
  return format.empty() ? file.ends_with(".pdf") : format == "pdf";
}

Result<std::string> pdf_of(std::string_view word_file) {
  const auto program = converter();
  if (!program)
    return fail_usage("no-converter", tr("a PDF is made by LibreOffice, and none is installed"),
                      tr("write -o FILE.docx and save it as PDF in Word or WPS, or install "
                         "libreoffice-writer"));
  const PrivateFolder folder;
  if (folder.error() != 0)
    return fail(ExitCode::io, io_diagnostic(folder.name(), folder.error(), tr("cannot be made")));
  const std::string paper = folder.name() + "/paper.docx";
  constexpr unsigned kOwnerOnly = 0600;
  if (const int wrong = real_file_ops().write_whole(paper, word_file, kOwnerOnly); wrong != 0)
    return fail(ExitCode::io, io_diagnostic(paper, wrong, tr("cannot be written")));
  // A profile of its own: one that is open on the desk would refuse.
  const bool done = run_silently(
      *program, {"-env:UserInstallation=file://" + folder.name() + "/profile", "--headless",
                 "--convert-to", "pdf", "--outdir", folder.name(), paper});
  const std::string made = folder.name() + "/paper.pdf";
  std::error_code error;
  if (!done || !std::filesystem::exists(made, error))
    return fail(ExitCode::io, {.code = "converter",
                               .message = trf("{} made no PDF", *program),
                               .remedy = tr("write -o FILE.docx, and save it as PDF by hand")});
  return read_file(made);
}

}  // namespace anjuan::cli
