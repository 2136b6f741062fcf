import type { CommandName } from './options.js';

const general = `Usage: loglens COMMAND [OPTIONS] FILE…

Explains the log files of VPN gateways, firewalls and routers.

Commands:
  parse     every line as a JSON object
  check     what failed, and where
  tunnels   the tunnels, their attempts, and why they failed
  explain   what a message or a line means, and what to check
  summary   counts by product, outcome and tunnel state

FILE may be - for standard input, and may be packed with gzip.

Options of all commands:
  --lang en|ja|zh-cn   language of the texts (default: from LC_ALL, LC_MESSAGES, LANG)
  --catalogs DIR       also use the catalogs in a folder; may be given several times
  --reference DATE     a date that no line is later than, for times without a year
                       (default: the file's date; the present for standard input)
  -h, --help           this text, or that of a command: loglens COMMAND --help
  -V, --version        the version

Exit status: 0 nothing found, 1 check found something, 2 wrong usage or an unreadable input.
`;

const commands: Readonly<Record<CommandName, string>> = {
  parse: `Usage: loglens parse [OPTIONS] FILE…

Prints each line of the files as a JSON object on a line of its own (NDJSON), with the keys
file, line, product, message, known, severity, outcome, time, host, params, template.
A line that no catalog knows has "product": null. Lines count from 1.

Options:
  --format ndjson      the only format
`,
  check: `Usage: loglens check [OPTIONS] FILE…

Prints the lines that failed or warn: FILE:LINE:COLUMN: error PRODUCT/ID: what happened.
The exit status is 1 if there are any.

Options:
  --format text|json|sarif
  --minimum failure|warning|notice   what is worth reporting (default: warning)
  --mute PRODUCT/ID                  do not report this message; may be given several times
`,
  tunnels: `Usage: loglens tunnels [OPTIONS] FILE…

Prints the tunnels of the files, those that failed first, then the attempts of each tunnel that
failed or went down. With several files the JSON objects also name the file.
Attempts are numbered through: #1, #2, … stand in the column ATTEMPTS.

Options:
  --ladder N           draw attempt #N: its packets between initiator and responder. If another of
                       the files is the peer's log, both are merged, and the clocks' difference is told
  --format text|json   with --ladder: one object with the keys attempt, file, kind, product, name,
                       state, startLine, endLine, merged, ends, steps
`,
  explain: `Usage: loglens explain [OPTIONS] ID|LINE

Explains a message: its meaning, likely causes, what to check, its parameters.
ID is a message's id such as 715065, or with its product cisco-ftd/715065.
LINE is a whole log line in quotation marks, or - to read one from standard input.

Options:
  --format text|json
`,
  summary: `Usage: loglens summary [OPTIONS] FILE…

Counts lines by product and outcome, and tunnels by state, over all the files.

Options:
  --format text|json
`,
};

const common = `  --lang en|ja|zh-cn   --catalogs DIR   --reference DATE   see loglens --help
`;

export const help = (command: CommandName | undefined): string => (command === undefined ? general : commands[command] + common);
