#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

// The functions are macros over the width of the text, which Swift cannot call.
static inline pcre2_code_8 *veedor_pattern_compile(
    const unsigned char *pattern, size_t length, int *error, size_t *offset) {
    pcre2_code_8 *code =
        pcre2_compile_8(pattern, length, PCRE2_NEVER_BACKSLASH_C, error, offset, 0);
    if (code) pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE);
    return code;
}

// A match context that stops a pattern which would try for ever.
static inline pcre2_match_context_8 *veedor_pattern_limits(void) {
    pcre2_match_context_8 *context = pcre2_match_context_create_8(0);
    if (context) pcre2_set_match_limit_8(context, 100000);
    return context;
}
