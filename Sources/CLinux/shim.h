// The C library declares it only with `_GNU_SOURCE`: see `man 2 sync_file_range`.
extern int sync_file_range(int file, long offset, long count, unsigned int flags);

/// Lets the system begin to write a file's changed pages, and does not wait for it.
static inline int veedor_begin_writing(int file) {
    const unsigned int write = 2; // SYNC_FILE_RANGE_WRITE
    return sync_file_range(file, 0, 0, write);
}

/// Whether the processor has the instructions that the program was compiled with.
///
/// `make build` asks for those of x86-64-v3 where the computer that builds has them
/// (x86-64 psABI, "Micro-Architecture Levels").
static inline int veedor_runs_here(void) {
#if defined(__x86_64__) && defined(__AVX2__)
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi")
        && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("fma");
#else
    return 1;
#endif
}
