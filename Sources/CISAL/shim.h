#include <isa-l/igzip_lib.h>

#if defined(__x86_64__)

#include <cpuid.h>

/// Whether the processor has vector registers of more than 128 bits.
static inline int veedor_has_wide_registers(void) {
    unsigned int a = 0, b = 0, c = 0, d = 0;
    return __get_cpuid(1, &a, &b, &c, &d) && (c & bit_AVX) && (c & bit_OSXSAVE);
}

/// Gives up what lies above 128 bits in the vector registers; only where they are wide.
__attribute__((target("avx"))) static inline void veedor_clear_wide_registers(void) {
    __builtin_ia32_vzeroupper();
}

#else

static inline int veedor_has_wide_registers(void) { return 0; }
static inline void veedor_clear_wide_registers(void) {}

#endif
