//! The `ironleaf` command.

fn main() -> std::process::ExitCode {
    ironleaf::cli::main()
}
