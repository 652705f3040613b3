#include <stdint.h>

struct token_store;
void token_store_revoke(struct token_store *store, uint64_t user);

void logout(struct token_store *store, uint64_t user) {
    token_store_revoke(store, user);
}
