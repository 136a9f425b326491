// LAPACK's C interface with plain doubles only: the complex types of lapacke.h mean nothing to Swift.
int LAPACKE_dgeqp3(int layout, int m, int n, double *a, int lda, int *pivots, double *tau);
int LAPACKE_dorgqr(int layout, int m, int n, int k, double *a, int lda, const double *tau);
int LAPACKE_dposv(int layout, char uplo, int n, int nrhs, double *a, int lda, double *b, int ldb);
int LAPACKE_dpotrf(int layout, char uplo, int n, double *a, int lda);
int LAPACKE_dpotri(int layout, char uplo, int n, double *a, int lda);

enum { VEEDOR_LAPACK_COLUMN_MAJOR = 102 };
