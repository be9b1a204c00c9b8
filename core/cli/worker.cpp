// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <array>

#include "batch/worker_service.hpp"
#include "cli/common_options.hpp"
#include "cli/interruption.hpp"
#include "cli/messages.hpp"
#include "cli/pool_options.hpp"

namespace galley::cli {
namespace {

constexpr std::array<CommandOption, 2> writing_options{{
    {'t', "to", "FORMAT", "format of outputs whose request does not say it"},
    {'W', "writer-option", "NAME=VALUE", "option of the writer; 'galley formats FORMAT' lists them", true},
}};

constexpr std::string_view details =
    "Reads requests on standard input, one JSON object a line, and answers each with one on standard output, in their "
    "order, until the input ends. One process for any number of conversions: for programs that have many.\n"
    "\n"
    "A request names the input, by path or as bytes in base64, and the format to write; where it names no output, the "
    "answer holds its bytes. The options here are what a request does not say otherwise. A request that makes no sense "
    "is answered with the outcome bad-request; a document that crashes the conversion, takes too long or needs too "
    "much memory, with crashed, timed-out or out-of-memory, after a second attempt. Documents are converted in a "
    "sandbox, in a process of their own.\n"
    "\n"
    "The protocol is described in share/doc/worker-protocol.md, and by the JSON Schemas worker-request.json and "
    "worker-answer.json in share/schema.\n";

constexpr std::string_view examples =
    "galley worker < requests.jsonl > answers.jsonl\n"
    "echo '{\"id\": 1, \"input\": \"page.docx\", \"to\": \"epub\", \"output\": \"page.epub\"}' | galley worker\n"
    "galley worker -t xml --timeout 10 --memory 256M\n";

int run_worker(const Arguments& arguments, Messages& messages) {
  PluginHost host(plugin_path(arguments));
  batch::ServiceSettings settings;
  settings.pool = pool_asked_for(arguments, host);
  settings.defaults = task_asked_for(arguments, host);
  settings.complain = [&](const std::string& missing) { messages.incomplete_sandbox(missing); };
  batch::serve_requests(host, settings, STDIN_FILENO, STDOUT_FILENO, cancellation());
  return interruption_code();
}

}  // namespace

extern const Command worker_command;
constexpr Command worker_command{
    .name = "worker",
    .summary = "answer requests for conversions, one JSON object a line",
    .operands = "",
    .least_operands = 0,
    .most_operands = 0,
    .options = {OptionGroup{"Writing", writing_options}, reading_group, pool_group, common_group},
    .details = details,
    .examples = examples,
    .run = run_worker,
};

}  // namespace galley::cli
