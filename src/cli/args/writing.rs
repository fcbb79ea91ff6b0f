//! What may be said to the commands that write for a coach, and to those that tell tools about Ironleaf.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use crate::content;

/// Begin a guide: a small complete one, in a new folder.
///
/// Writes three exercises, two programs, an article, settings with comments, a workflow that publishes to GitHub Pages,
/// and what the editor VS Code needs to know the keys. All of it is yours to change. A folder that holds something is
/// left alone.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    ironleaf init my-guide   then go there: cd my-guide\n  \
    ironleaf init .          in this folder, which must be empty")]
pub(in crate::cli) struct Init {
    /// The folder to begin in; made where it is not there
    #[arg(value_name = "DIR")]
    pub(in crate::cli) dir: PathBuf,
}

/// Begin a page: a file in the right folder, with every useful key and a word about each.
///
/// On a terminal it asks for what is not said. The file builds as it is; nothing is ever overwritten.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    ironleaf new                                             asks for everything\n  \
    ironleaf new exercise \"Hip Thrust\" --muscles glutes --secondary hamstrings\n  \
    ironleaf new program \"Two days\" --exercises \"Goblet Squat,Hip Thrust\"\n  \
    ironleaf new article \"How deep should I squat?\"\n  \
    ironleaf new author \"Jo Lind\" --root my-guide")]
pub(in crate::cli) struct New {
    /// What it is
    #[arg(value_enum, value_name = "KIND")]
    pub(in crate::cli) kind: Option<PageKind>,
    /// What it is called
    #[arg(value_name = "TITLE")]
    pub(in crate::cli) title: Option<String>,
    /// The guide's folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(in crate::cli) root: PathBuf,
    /// The file's name without .md, which is also the page's address [default: made from the title]
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) id: Option<String>,
    /// The muscles that an exercise trains, or that a group holds
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(in crate::cli) muscles: Vec<String>,
    /// The muscles that help in an exercise
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(in crate::cli) secondary: Vec<String>,
    /// What an exercise needs, such as barbell,bench; `none` is bodyweight
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(in crate::cli) equipment: Option<Vec<String>>,
    /// What a program's first session holds [default: three of the guide's exercises]
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(in crate::cli) exercises: Vec<String>,
    /// The groups that a muscle belongs to
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(in crate::cli) groups: Vec<String>,
}

/// A kind of page that can be begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum PageKind {
    /// A movement, with the muscles that it trains
    #[value(alias = "exercises")]
    Exercise,
    /// Sessions for some weeks
    #[value(alias = "programs", alias = "programme")]
    Program,
    /// Prose: a question answered, a method explained
    #[value(alias = "articles")]
    Article,
    /// What you add to a muscle's page, or a muscle of your own
    #[value(alias = "muscles")]
    Muscle,
    /// Who writes
    #[value(alias = "authors")]
    Author,
    /// Anything else: about, contact
    #[value(alias = "pages")]
    Page,
    /// What you add to a muscle group's page, or a group of your own
    #[value(alias = "groups")]
    Group,
    /// A word of the glossary
    #[value(alias = "terms", alias = "glossary")]
    Term,
}

impl PageKind {
    pub(in crate::cli) fn kind(self) -> content::Kind {
        match self {
            Self::Exercise => content::Kind::Exercise,
            Self::Program => content::Kind::Program,
            Self::Article => content::Kind::Article,
            Self::Muscle => content::Kind::Muscle,
            Self::Author => content::Kind::Author,
            Self::Page => content::Kind::Page,
            Self::Group => content::Kind::Group,
            Self::Term => content::Kind::Term,
        }
    }
}

/// Write every workout line in its usual form.
///
/// `Back Squat – 3 sets of 5` becomes `Back Squat: 3 x 5`. Looks at the lines of programs, at `rx` and at workout fences; names, comments, indentation and everything else stay
/// byte for byte. What a line means does not change. A file with a line that cannot be read is left as it is, and said.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    ironleaf fmt           the guide in this folder\n  \
    ironleaf fmt --check   shows what would change, changes nothing, and ends with 1 if there is anything")]
pub(in crate::cli) struct Fmt {
    /// The guide's folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(in crate::cli) root: PathBuf,
    /// Show what would change, and change nothing
    #[arg(long)]
    pub(in crate::cli) check: bool,
}

/// Print what front matter or the settings may hold, as JSON Schema for editors.
///
/// `ironleaf init` puts all of them where VS Code finds them.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    ironleaf schema exercise                        the keys of an exercise\n  \
    ironleaf schema config > ironleaf.schema.json   the keys of ironleaf.yaml")]
pub(in crate::cli) struct Schema {
    /// Whose keys
    #[arg(value_enum, value_name = "KIND")]
    pub(in crate::cli) kind: SchemaKind,
}

/// What has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum SchemaKind {
    /// An exercise
    Exercise,
    /// A program
    Program,
    /// An article
    Article,
    /// A muscle
    Muscle,
    /// A muscle group
    Group,
    /// A word of the glossary
    #[value(alias = "glossary")]
    Term,
    /// An author
    Author,
    /// Any other page
    Page,
    /// The home page
    Home,
    /// The settings, ironleaf.yaml
    #[value(alias = "settings")]
    Config,
}

/// Look at the built-in theme, or copy files of it into the guide to change them.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Theme {
    #[command(subcommand)]
    pub(in crate::cli) does: ThemeCommand,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ThemeCommand {
    /// List the theme's files, and which of them the guide has made its own
    List {
        /// The guide's folder
        #[arg(long, value_name = "DIR", default_value = ".")]
        root: PathBuf,
    },
    /// Copy files of the theme into the guide's templates/ and static/, where you can change them
    ///
    /// The guide's own file takes the place of the theme's from then on, and the guide looks the same until you change it.
    /// Nothing is ever overwritten. Copy as few files as you need: those that stay in the theme get better with it.
    #[command(after_help = "Examples:\n  \
        ironleaf theme list                             what there is\n  \
        ironleaf theme eject exercise.html              templates/exercise.html is now yours\n  \
        ironleaf theme eject ironleaf/tokens.css\n  \
        ironleaf theme eject                            all of it")]
    Eject {
        /// Files of the theme; without any, all of them
        #[arg(value_name = "FILE")]
        files: Vec<String>,
        /// The guide's folder
        #[arg(long, value_name = "DIR", default_value = ".")]
        root: PathBuf,
    },
}

/// Print what lets a shell complete `ironleaf` commands with the Tab key.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    bash         ironleaf completions bash > ~/.local/share/bash-completion/completions/ironleaf\n  \
    zsh          ironleaf completions zsh > ~/.zfunc/_ironleaf   (with fpath+=~/.zfunc before compinit in ~/.zshrc)\n  \
    fish         ironleaf completions fish > ~/.config/fish/completions/ironleaf.fish\n  \
    PowerShell   ironleaf completions powershell >> $PROFILE")]
pub(in crate::cli) struct Completions {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub(in crate::cli) shell: clap_complete::Shell,
}

/// Write manual pages, one a command, for `man ironleaf`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  \
    ironleaf man ~/.local/share/man/man1   then: man ironleaf-build")]
pub(in crate::cli) struct Man {
    /// The folder to write into; made where it is not there
    #[arg(value_name = "DIR")]
    pub(in crate::cli) dir: PathBuf,
}
