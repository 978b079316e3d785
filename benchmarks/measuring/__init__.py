"""What several benchmarks share: a large region, job ads in any number, a process that is measured."""
