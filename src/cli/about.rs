//! What other programs want to know of the command line: completions for shells, manual pages, and the page of the docs.

use std::fmt::Write as _;

use clap::{Command, CommandFactory as _};
use clap_mangen::Man;

use crate::base::{suggest, words};
use crate::disk::{self, Error};
use crate::source::Sources;

use super::End;
use super::args::{Args, Completions, Help, Man as Asked};
use super::terminal::Terminal;

/// `ironleaf completions`.
pub(super) fn completions(args: &Completions, terminal: &Terminal) -> End {
    let mut out = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "ironleaf", &mut out);
    terminal.out(&String::from_utf8_lossy(&out));
    End::Well
}

/// `ironleaf man`.
pub(super) fn man(args: &Asked, terminal: &Terminal) -> Result<End, Error> {
    let mut pages = Vec::new();
    for (name, command) in commands() {
        let mut page = Vec::new();
        let name = name.replace(' ', "-");
        let man = Man::new(command.display_name(name.clone())).title(name.to_uppercase()).manual("Ironleaf");
        man.render(&mut page).expect("a vector takes every byte");
        pages.push((format!("{name}.1"), page));
    }
    let count = pages.len();
    disk::put(&args.dir, &pages.into_iter().collect::<Sources>())?;
    terminal.out(&format!("wrote {} into {}\n", words::count(count, "manual page"), args.dir.display()));
    Ok(End::Well)
}

/// `ironleaf help`.
pub(super) fn help(args: &Help, terminal: &Terminal) -> End {
    let asked = args.command.join(" ");
    let wanted = if asked.is_empty() { "ironleaf".to_owned() } else { format!("ironleaf {asked}") };
    let mut all = commands();
    if let Some((_, command)) = all.iter_mut().find(|(name, _)| *name == wanted) {
        terminal.out(&command.render_long_help().to_string());
        return End::Well;
    }
    let names = all.iter().filter_map(|(name, _)| name.strip_prefix("ironleaf "));
    let near = suggest::nearest(&asked, names);
    let help =
        near.map_or_else(|| "`ironleaf help` lists them".to_owned(), |near| format!("a command with a similar name exists: `{near}`"));
    terminal.error(&format!("error: no command is called `{asked}`\nhelp: {help}\n"));
    End::Trouble
}

/// The page of the docs about the command line, in Markdown: every command with its help as it is printed.
pub fn reference() -> String {
    let mut out = String::from(
        "# The command line\n\nThis page is made from the program itself: each command answers `--help` with what stands here.\n\n",
    );
    for (name, _) in commands().iter().skip(1) {
        let _ = writeln!(out, "- [`{name}`](#{})", name.replace(' ', "-"));
    }
    for (name, mut command) in commands() {
        let heading = if name == "ironleaf" { "All commands" } else { &name };
        let help = command.render_long_help().to_string();
        let lines: Vec<&str> = help.lines().map(str::trim_end).collect();
        let _ = write!(out, "\n## {heading}\n\n```text\n{}\n```\n", lines.join("\n").trim_end());
    }
    out
}

/// Every command by its whole name, the program itself first.
fn commands() -> Vec<(String, Command)> {
    let mut all = Vec::new();
    let mut root = Args::command().term_width(100);
    root.build();
    gather("ironleaf", &root, &mut all);
    all
}

fn gather(name: &str, command: &Command, all: &mut Vec<(String, Command)>) {
    all.push((name.to_owned(), command.clone().bin_name(name)));
    for inner in command.get_subcommands().filter(|inner| !inner.is_hide_set()) {
        gather(&format!("{name} {}", inner.get_name()), inner, all);
    }
}
