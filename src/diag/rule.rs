//! The kinds of trouble that Ironleaf knows, by name.

use super::Severity;

/// Makes [`Rule`] from one table: variant, name, severity.
macro_rules! rules {
    ($($(#[doc = $doc:literal])* $variant:ident $name:literal $severity:ident $family:ident;)*) => {
        /// A kind of finding. Its name is what `ironleaf explain` takes, and what `lint` allows or denies.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $($(#[doc = $doc])* $variant,)* }

        impl Rule {
            /// Every rule, in the order of the table.
            pub const ALL: &'static [Rule] = &[$(Rule::$variant),*];

            /// The rule's name in kebab-case: `unknown-muscle`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// How much a finding of this rule matters, unless the finding or the guide says otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),* }
            }

            /// What the rule is about.
            pub fn family(self) -> Family {
                match self { $(Self::$variant => Family::$family),* }
            }
        }
    };
}

/// What a rule is about; only rules of style and coaching can be allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Files, front matter, settings.
    Syntax,
    /// Names and links.
    Name,
    /// The workout notation.
    Notation,
    /// Good writing: may be allowed, never stops a build unless denied.
    Style,
    /// Good training: may be allowed, never stops a build unless denied.
    Coaching,
    /// Templates, static files, addresses.
    Site,
}

rules! {
    /// A guide without content.
    EmptyGuide "empty-guide" Error Syntax;
    /// A file that is not UTF-8 text.
    NotUtf8 "not-utf8" Error Syntax;
    /// A file, or a part of one, over a limit.
    TooLarge "too-large" Error Syntax;
    /// A link out of the guide's folder.
    SymlinkOutside "symlink-outside" Error Syntax;
    /// Something that is not a plain file.
    NotAFile "not-a-file" Error Syntax;
    /// A file that could not be read.
    Unreadable "unreadable" Error Syntax;
    /// A Markdown file in a folder that is no kind.
    UnknownFolder "unknown-folder" Error Syntax;
    /// A file name that cannot be an id.
    BadId "bad-id" Error Syntax;
    /// A file that almost has the name of one that is read.
    MisnamedFile "misnamed-file" Warning Syntax;
    /// Front matter that never ends.
    FrontMatterOpen "front-matter-open" Error Syntax;
    /// YAML that cannot be read.
    Yaml "yaml" Error Syntax;
    /// A tab where YAML wants spaces.
    YamlTab "yaml-tab" Error Syntax;
    /// A colon inside an unquoted value.
    YamlColon "yaml-colon" Error Syntax;
    /// A quote that is never closed.
    YamlQuote "yaml-quote" Error Syntax;
    /// A curly quote where YAML wants a straight one.
    YamlCurlyQuote "yaml-curly-quote" Error Syntax;
    /// A value that begins with a sign of YAML's own.
    YamlSign "yaml-sign" Error Syntax;
    /// Anchors and aliases of YAML, which a guide does not need.
    YamlAnchor "yaml-anchor" Error Syntax;
    /// A key that this kind of page does not have.
    UnknownKey "unknown-key" Error Syntax;
    /// A key that must be there.
    MissingKey "missing-key" Error Syntax;
    /// A key written twice.
    DuplicateKey "duplicate-key" Error Syntax;
    /// Text where a list is wanted, and the like.
    WrongType "wrong-type" Error Syntax;
    /// A value that is none of those possible.
    BadValue "bad-value" Error Syntax;
    /// A workout line that YAML turned into something else.
    WorkItem "work-item" Error Notation;
    /// Phases of a program that overlap or leave a gap.
    PhaseWeeks "phase-weeks" Error Syntax;
    /// Markdown nested too deeply.
    MarkdownNesting "markdown-nesting" Error Syntax;
    /// An option that a fence does not have.
    FenceOption "fence-option" Error Syntax;

    /// Two things of one kind with one id.
    DuplicateId "duplicate-id" Error Name;
    /// Two things of one kind with one name.
    DuplicateName "duplicate-name" Error Name;
    /// No exercise has this name.
    UnknownExercise "unknown-exercise" Error Name;
    /// No muscle has this name.
    UnknownMuscle "unknown-muscle" Error Name;
    /// No muscle group has this name.
    UnknownGroup "unknown-group" Error Name;
    /// No muscle or group has this name.
    UnknownTarget "unknown-target" Error Name;
    /// No author has this name.
    UnknownAuthor "unknown-author" Error Name;
    /// Equipment, or a station, that neither Ironleaf nor the guide knows.
    UnknownEquipment "unknown-equipment" Warning Name;
    /// A wiki link or related page that leads nowhere.
    UnknownLink "unknown-link" Error Name;
    /// A link to a file that is not there.
    DeadLink "dead-link" Error Name;
    /// A link to a heading that is not there.
    DeadAnchor "dead-anchor" Error Name;
    /// An image that is not there.
    MissingImage "missing-image" Error Name;
    /// An image without a description.
    MissingAlt "missing-alt" Warning Style;
    /// A line that begins like a heading, without a space after its `#`.
    HeadingSpace "heading-space" Warning Style;
    /// Two headings or marks of one page with one id.
    DuplicateAnchor "duplicate-anchor" Warning Style;
    /// An exercise that is, over others, a variation of itself.
    VariationCycle "variation-cycle" Error Name;
    /// A muscle named twice for one exercise.
    MuscleTwice "muscle-twice" Warning Style;
    /// A value that was worked out because the page does not say it.
    Assumed "assumed" Info Style;
    /// A link that a browser would run.
    ScriptLink "script-link" Warning Style;
    /// A rule name that does not exist, or that cannot be turned off.
    UnknownRule "unknown-rule" Error Syntax;
    /// Two sources for one address.
    AddressClash "address-clash" Error Site;
    /// An address that no file can have.
    BadAddress "bad-address" Error Site;
    /// A picture that cannot be read.
    BrokenPicture "broken-picture" Warning Site;
    /// A picture in a format that browsers do not show.
    PictureFormat "picture-format" Warning Site;
    /// A static picture that says where it was taken.
    PicturePlace "picture-place" Warning Site;
    /// A template with a mistake.
    Template "template" Error Site;
    /// A template that does not end.
    TemplateSlow "template-slow" Error Site;
    /// An accent colour that is hard to read.
    AccentContrast "accent-contrast" Warning Style;
    /// A name in imported data that stands for nothing here.
    UnmappedName "unmapped-name" Error Name;
    /// Imported data that is not what it should be.
    ImportFormat "import-format" Error Syntax;

    /// No prescription after the name.
    RxSeparator "rx-separator" Error Notation;
    /// Sets of nothing.
    RxWork "rx-work" Error Notation;
    /// No `x` between sets and reps.
    RxTimes "rx-times" Error Notation;
    /// A range from high to low.
    RxBackwardRange "rx-backward-range" Error Notation;
    /// A load that could be three things.
    RxAmbiguousLoad "rx-ambiguous-load" Error Notation;
    /// A number no one lifts.
    RxOutOfBounds "rx-out-of-bounds" Error Notation;
    /// A number without its unit.
    RxMissingUnit "rx-missing-unit" Error Notation;
    /// A tempo that is not four parts.
    RxTempo "rx-tempo" Error Notation;
    /// A word the notation does not know.
    RxUnknownWord "rx-unknown-word" Error Notation;
    /// A labelled line with a plus.
    RxLabelAndPlus "rx-label-and-plus" Error Notation;
    /// A load after a comma.
    RxLoadOrder "rx-load-order" Error Notation;
    /// A note that is never closed.
    RxOpenNote "rx-open-note" Error Notation;
    /// A number written as the notation does not write it.
    RxNumber "rx-number" Error Notation;
    /// A modifier twice.
    RxDuplicate "rx-duplicate" Error Notation;
    /// No exercise name.
    RxName "rx-name" Error Notation;
    /// Words after the end.
    RxTrailing "rx-trailing" Error Notation;
    /// A label that is not a letter, or a letter and a digit.
    RxLabel "rx-label" Error Notation;
    /// A generated workout that cannot be: a rule stands against it.
    GenerateImpossible "generate-impossible" Error Notation;

    /// A priority muscle with few weekly sets.
    VolumeLow "volume-low" Warning Coaching;
    /// A muscle with very many weekly sets.
    VolumeHigh "volume-high" Warning Coaching;
    /// Many sets of one muscle in a session.
    SessionVolume "session-volume" Warning Coaching;
    /// Two neighbours that are both heavy for the spine.
    AxialNeighbours "axial-neighbours" Warning Coaching;
    /// A session that asks much of the spine.
    AxialLoad "axial-load" Warning Coaching;
    /// A compound after an isolation of the same muscle.
    IsolationFirst "isolation-first" Warning Coaching;
    /// Superset partners that share a primary muscle.
    SupersetSharedMuscle "superset-shared-muscle" Error Coaching;
    /// Superset partners that cannot be kept together in a gym.
    SupersetStation "superset-station" Warning Coaching;
    /// Superset partners with different sets, or apart.
    SupersetShape "superset-shape" Error Coaching;
    /// A session longer than it says.
    OverTime "over-time" Warning Coaching;
    /// A session without a warm-up.
    NoWarmUp "no-warm-up" Warning Coaching;
    /// A session without a cool-down.
    NoCoolDown "no-cool-down" Info Coaching;
    /// A heavy first lift without ramp sets.
    NoRamp "no-ramp" Info Coaching;
    /// A muscle trained once a week for growth.
    OnceAWeek "once-a-week" Warning Coaching;
    /// A priority muscle that comes late.
    PriorityLate "priority-late" Warning Coaching;
    /// Pushing and pulling out of balance.
    PushPull "push-pull" Info Coaching;
    /// Front and back of the thigh out of balance.
    QuadHam "quad-ham" Info Coaching;
    /// Every set to failure.
    AllToFailure "all-to-failure" Warning Coaching;
    /// A long program without a lighter week.
    NoDeload "no-deload" Warning Coaching;
    /// Rest that does not suit the reps.
    RestMismatch "rest-mismatch" Warning Coaching;
    /// Back and legs together for a beginner.
    CombinedBeginner "combined-beginner" Warning Coaching;
    /// An exercise that an injury flag rules out.
    Contraindicated "contraindicated" Error Coaching;
    /// A program with an imported exercise that no one reviewed.
    Unreviewed "unreviewed" Info Coaching;
    /// A glute program without one of its three angles.
    GluteAngles "glute-angles" Info Coaching;
    /// A glute program without a stretched or a shortened exercise.
    GluteBias "glute-bias" Info Coaching;
    /// A sample workout that cannot be worked out.
    NoSample "no-sample" Info Coaching;
    /// A program that does not say how it progresses.
    NoProgression "no-progression" Info Coaching;
}

impl Rule {
    /// The rule of this name.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|r| r.name() == name)
    }

    /// Whether a guide may turn the rule off: only style and coaching can be.
    pub fn can_be_allowed(self) -> bool {
        matches!(self.family(), Family::Style | Family::Coaching)
    }

    /// Whether an error of this rule keeps the guide from being published. Coaching errors do not, unless denied.
    pub fn stops_build(self) -> bool {
        self.family() != Family::Coaching
    }
}
