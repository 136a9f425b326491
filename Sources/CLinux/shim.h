// The C library declares it only with `_GNU_SOURCE`: see `man 2 sync_file_range`.
extern int sync_file_range(int file, long offset, long count, unsigned int flags);

/// Lets the system begin to write a file's changed pages, and does not wait for it.
static inline int veedor_begin_writing(int file) {
    const unsigned int write = 2; // SYNC_FILE_RANGE_WRITE
    return sync_file_range(file, 0, 0, write);
}
