// SHA-256 through the EVP interface of OpenSSL 3.
#include <openssl/evp.h>
#include <openssl/hmac.h>
