#include <sys/types.h>

/// Starts a program on a new terminal of its own.
///
/// Returns its process, or -1; `terminal` becomes the side on which a person sits.
pid_t veedor_start_on_terminal(
    const char *path, char *const arguments[], char *const environment[], int rows, int columns,
    int *terminal
);
