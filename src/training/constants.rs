//! Every number of the training model, in one table with its source.
//!
//! *Design* marks what is our own choice: a planning aid, never a prediction.

/// Makes constants from one table: name, type, value, where it comes from.
macro_rules! constants {
    ($($(#[doc = $doc:literal])* $name:ident: $of:ty = $value:expr, $source:literal;)*) => {
        $($(#[doc = $doc])* #[doc = concat!("\n\nSource: ", $source, ".")] pub const $name: $of = $value;)*
        /// Every constant by name, with its value and its source.
        pub const TABLE: &[(&str, &str, &str)] = &[$((stringify!($name), stringify!($value), $source)),*];
    };
}

constants! {
    /// What a set counts for each primary muscle, in sixteenths of a set.
    PRIMARY_CREDIT: u32 = 16, "Pelland et al. 2024, fractional sets";
    /// What a set counts for each secondary muscle, in sixteenths of a set.
    SECONDARY_CREDIT: u32 = 8, "Pelland et al. 2024, fractional sets";
    /// What each drop or mini-set adds to its set, in quarters of a set.
    MINI_SET_QUARTERS: u32 = 1, "design";
    /// Weekly sets below this are few.
    WEEKLY_SOME: u32 = 4, "Iversen et al. 2021";
    /// Weekly sets from here on are what most growth studies used.
    WEEKLY_TYPICAL: u32 = 10, "Schoenfeld et al. 2017; Baz-Valle et al. 2022";
    /// Weekly sets above this are very many.
    WEEKLY_HIGH: u32 = 20, "Schoenfeld et al. 2017; Baz-Valle et al. 2022";
    /// Sets of one muscle in one session above this add little.
    SESSION_MOST: u32 = 11, "Remmert et al. 2025";

    /// How much of an exercise's axial load counts, in hundredths, by the middle of its repetitions at most so many.
    AXIAL_BY_REPS: [(u32, u32); 4] = [(6, 100), (9, 90), (12, 75), (15, 60)], "design";
    /// The same above the last of these.
    AXIAL_MANY_REPS: u32 = 50, "design";
    /// The same for a set without repetitions.
    AXIAL_NO_REPS: u32 = 75, "design";
    /// Stress from here on is heavy for the spine, in hundredths.
    HEAVY: u32 = 250, "S1 (heavy squats, then heavy deadlifts); ordered after Fenwick, Brown and McGill 2009";
    /// Spinal points of a session at most, for beginner, intermediate and advanced.
    POINTS_MOST: [u32; 3] = [18, 32, 45], "S1, design";

    /// Seconds of the four parts of a repetition where no tempo is written.
    TEMPO: [u32; 4] = [2, 0, 2, 0], "design";
    /// Seconds of a part done as fast as one can.
    EXPLOSIVE: u32 = 1, "design";
    /// Repetitions assumed of a set to failure.
    OPEN_REPS: u32 = 12, "design";
    /// Seconds of rest where none is written, by the middle of the repetitions at most so many.
    REST_BY_REPS: [(u32, u32); 2] = [(6, 180), (12, 120)], "S1, S2, design";
    /// The same above the last of these.
    REST_MANY_REPS: u32 = 60, "S1, S2, design";
    /// The same in a superset.
    REST_SUPERSET: u32 = 90, "design";
    /// Seconds between the partners of a superset.
    BETWEEN_PARTNERS: u32 = 15, "design";
    /// Seconds to go to another station and set it up.
    TRANSITION: u32 = 90, "design";
    /// The same where one stays.
    TRANSITION_SAME: u32 = 45, "design";
    /// Seconds of ramp sets for the first compound of a pattern at few repetitions.
    RAMP_FIRST: u32 = 150, "design";
    /// Seconds of ramp sets for any other compound.
    RAMP_FURTHER: u32 = 45, "design";
    /// Few repetitions, where ramp sets are concerned.
    RAMP_REPS: u32 = 10, "design";
    /// Seconds of a warm-up that does not say how long it is.
    WARM_UP: u32 = 600, "S1";
    /// Seconds of a cool-down that does not say how long it is.
    COOL_DOWN: u32 = 300, "S1";
    /// Seconds of a block that count as one set.
    BLOCK_SET: u32 = 120, "design";
    /// Seconds of a Tabata block.
    TABATA: u32 = 240, "Tabata et al. 1996";
    /// Seconds that a metre, a kilometre, a yard and a calorie take, in ten-thousandths.
    PACE: [u64; 4] = [10_000, 10_000_000, 9_144, 30_000], "design";
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_number_names_its_source() {
        assert!(super::TABLE.iter().all(|(name, value, source)| !(name.is_empty() || value.is_empty() || source.is_empty())));
    }
}
