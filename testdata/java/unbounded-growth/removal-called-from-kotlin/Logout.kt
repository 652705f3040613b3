package fixture.tokens

class Logout(private val store: TokenStore) {
    fun handle(user: String) = store.revokeToken(user)
}
