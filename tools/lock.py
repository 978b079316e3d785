"""Lock the packages anew: exact versions with checksums, and no address of a package index in the files."""

from tools.setup import BOOTSTRAP, ROOT, uv

FLAGS = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-header",
)


def main() -> None:
    """Write requirements/*.txt."""
    requirements = ROOT / "requirements"
    project = ROOT / "pyproject.toml"
    uv("compile", *FLAGS, project, "--group", f"{project}:dev", "-o", requirements / "dev.txt")
    # The peers of the benchmarks are installed by whoever wants to see them beside the engine.
    bench = ("--group", f"{project}:bench", "-c", requirements / "dev.txt", "-o", requirements / "bench.txt")
    uv("compile", *FLAGS, project, *bench)
    # The product runs on the very versions that were tested.
    uv("compile", *FLAGS, project, "-c", requirements / "dev.txt", "-o", requirements / "runtime.txt")
    uv("compile", *FLAGS, requirements / "bootstrap.in", "-c", requirements / "dev.txt", "-o", BOOTSTRAP)
    uv("compile", *FLAGS, requirements / "node.in", "-o", requirements / "node.txt")


if __name__ == "__main__":
    main()
