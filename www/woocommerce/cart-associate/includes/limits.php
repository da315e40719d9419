<?php
/**
 * Limits of a product hold for all its lines that differ by our properties only. WooCommerce knows them as different lines, so that a
 * second one of what is sold individually could else be had by ticking something.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 *
 * @package CartAssociate
 */

defined( 'ABSPATH' ) || exit;

/** What WooCommerce's Store API says where there is no limit. */
const CART_ASSOCIATE_NO_LIMIT = 9999;

/**
 * The key that an item of the cart has, or would have, without our properties.
 *
 * @param array<string, mixed> $item Cart item.
 * @return string
 */
function cart_associate_plain_key( $item ) {
	// A large cart asks for each item's as often as it has items.
	static $known = array();
	$key          = isset( $item['key'] ) ? $item['key'] : '';
	if ( '' !== $key && empty( $item['cart_associate'] ) ) {
		return $key;
	}
	if ( '' === $key || ! isset( $known[ $key ] ) ) {
		$known[ $key ] = WC()->cart->generate_cart_id( $item['product_id'], $item['variation_id'], $item['variation'], cart_associate_others( $item ) );
	}
	return $known[ $key ];
}

/**
 * How many units are in the lines that are the same as a line but for our properties.
 *
 * @param string $plain_key The line's key without them.
 * @param string $key       Its own, which does not count.
 * @return int|float
 */
function cart_associate_units( $plain_key, $key ) {
	$units = 0;
	foreach ( WC()->cart->cart_contents as $one => $item ) {
		if ( $one !== $key && cart_associate_plain_key( $item ) === $plain_key ) {
			$units += $item['quantity'];
		}
	}
	return $units;
}

/**
 * The most that a line may have is what the others leave of the limit.
 *
 * @param mixed                     $most    The limit.
 * @param WC_Product                $product Not used.
 * @param array<string, mixed>|null $item    Cart item; none: a product that is about to be added.
 * @return mixed
 */
function cart_associate_line_limit( $most, $product, $item = null ) {
	if ( ! WC()->cart || ! is_array( $item ) || ! isset( $item['key'] ) || ! is_numeric( $most ) || $most >= CART_ASSOCIATE_NO_LIMIT ) {
		return $most;
	}
	return max( 1, $most - cart_associate_units( cart_associate_plain_key( $item ), $item['key'] ) );
}

/**
 * Refuses a new line that would go past the limit together with the others. What joins a line is WooCommerce's to refuse, by that
 * line's limit.
 *
 * @param WC_Product                       $product What is about to be added.
 * @param array<string, mixed>|ArrayAccess $request What the Store API was asked for.
 * @throws Exception Which the Store API makes an answer of.
 */
function cart_associate_check_limit( $product, $request ) {
	$parent = (int) $product->get_parent_id();
	$data   = isset( $request['cart_item_data'] ) ? (array) $request['cart_item_data'] : array();
	$item   = array(
		'product_id'   => $parent ? $parent : (int) $product->get_id(),
		'variation_id' => $parent ? (int) $product->get_id() : 0,
		'variation'    => isset( $request['variation'] ) ? (array) $request['variation'] : array(),
	);
	$key    = WC()->cart->generate_cart_id( $item['product_id'], $item['variation_id'], $item['variation'], $data );
	$held   = cart_associate_units( cart_associate_plain_key( $item + $data ), $key );
	$most   = (int) $product->get_max_purchase_quantity();
	// phpcs:ignore WooCommerce.Commenting.CommentHooks -- WooCommerce's own.
	$most = apply_filters( 'woocommerce_store_api_product_quantity_maximum', $most > 0 ? $most : CART_ASSOCIATE_NO_LIMIT, $product, null );
	if ( $held <= 0 || ! is_numeric( $most ) || $most >= CART_ASSOCIATE_NO_LIMIT || $held + (float) $request['quantity'] <= $most ) {
		return;
	}
	/* translators: 1: product name 2: maximum quantity */
	$message = sprintf( __( 'The maximum quantity of &quot;%1$s&quot; allowed in the cart is %2$s', 'woocommerce' ), esc_html( $product->get_name() ), (int) $most );
	$refusal = 'Automattic\\WooCommerce\\StoreApi\\Exceptions\\RouteException';
	// phpcs:ignore WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Its parts are.
	throw class_exists( $refusal ) ? new $refusal( 'invalid_quantity', $message, 400 ) : new Exception( $message );
}

/**
 * What is sold individually is in the cart already, whatever was ticked for it.
 *
 * @param bool                 $found        Whether WooCommerce has found the same line.
 * @param int                  $product_id   Not used.
 * @param int                  $variation_id Not used.
 * @param array<string, mixed> $data         Not used.
 * @param string               $key          The key that the line would have.
 * @return bool
 */
function cart_associate_found( $found, $product_id, $variation_id, $data, $key ) {
	return $found || cart_associate_units( $key, '' ) > 0;
}
