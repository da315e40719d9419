<?php
/**
 * What the shop knows and the cart of the Store API does not: categories, tags, whose variation it is, who is buying where. A cache
 * may keep a page and show it to the next visitor: what is about a visitor is told with the cart (store-api.php), never in a page.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 *
 * @package CartAssociate
 */

defined( 'ABSPATH' ) || exit;

/**
 * Facts of a product or a variation. A variation's are those of its parent, and which one that is.
 *
 * @param WC_Product $product The product.
 * @return array<string, mixed>
 */
function cart_associate_product_facts( $product ) {
	$parent = (int) $product->get_parent_id();
	$id     = $parent ? $parent : (int) $product->get_id();
	$facts  = array(
		'collections'       => cart_associate_terms( $id, 'product_cat' ),
		'tags'              => cart_associate_terms( $id, 'product_tag' ),
		'requires_shipping' => (bool) $product->needs_shipping(),
	);
	if ( $parent ) {
		$facts['variation_of'] = (string) $parent;
	}
	return $facts;
}

/**
 * Slugs and names of a product's terms: a rule may call a term by either. An export has the names; slugs stay the same in
 * every language.
 *
 * @param int    $id       Product id.
 * @param string $taxonomy Taxonomy.
 * @return string[]
 */
function cart_associate_terms( $id, $taxonomy ) {
	$terms = get_the_terms( $id, $taxonomy );
	if ( ! is_array( $terms ) ) {
		return array();
	}
	$names = array();
	foreach ( wp_list_pluck( $terms, 'name' ) as $name ) {
		// WordPress keeps names escaped.
		$names[] = html_entity_decode( (string) $name, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
	}
	return array_values( array_unique( array_merge( wp_list_pluck( $terms, 'slug' ), $names ) ) );
}

/**
 * The facts of a page, in the form that every theme gives them in (docs/woocommerce.md): the same for every visitor.
 *
 * @return array<string, mixed>
 */
function cart_associate_page_facts() {
	$root = untrailingslashit( (string) wp_parse_url( home_url( '/' ), PHP_URL_PATH ) );
	return array( 'context' => array( 'locale' => get_bloginfo( 'language' ) ) + ( '' === $root ? array() : array( 'root' => $root ) ) );
}

/**
 * The facts of a visitor, in the same form.
 *
 * @return array<string, mixed>
 */
function cart_associate_facts() {
	$cart     = WC()->cart;
	$customer = WC()->customer;
	$country  = $customer ? (string) $customer->get_shipping_country() : '';
	if ( '' === $country ) {
		$country = (string) WC()->countries->get_base_country();
	}
	$facts = array(
		'context'            => array(
			// A shop without markets of its own has one for each country.
			'market'        => $country,
			'country'       => $country,
			'signed_in'     => is_user_logged_in(),
			'customer_tags' => is_user_logged_in() ? array_values( wp_get_current_user()->roles ) : array(),
		),
		'prices_include_tax' => $cart ? (bool) $cart->display_prices_including_tax() : false,
		'products'           => array(),
	);
	if ( ! wc_tax_enabled() ) {
		unset( $facts['prices_include_tax'] );
	}
	/**
	 * Filters the facts of a visitor: own_prices for a wholesale customer, live_prices, a market of your own.
	 *
	 * @param array<string, mixed> $facts The facts.
	 */
	$facts = (array) apply_filters( 'cart_associate_facts', $facts );
	// Without products, or with those of the ids 0, 1, 2, it would be written as a list.
	$facts['products'] = (object) ( isset( $facts['products'] ) ? $facts['products'] : array() );
	return $facts;
}
