// SHA-256 through the EVP interface of OpenSSL 3; and, for many short texts, the function under it,
// which version 3 calls deprecated because it cannot be replaced by hardware of one's own.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>
