<?php
/**
 * What the Store API tells and takes with this plugin: facts and properties with every item of the cart, and a way to
 * change the properties of an item.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 *
 * @package CartAssociate
 */

defined( 'ABSPATH' ) || exit;

/**
 * Registers both, by the Store API's own functions.
 */
function cart_associate_store_api() {
	if ( ! function_exists( 'woocommerce_store_api_register_endpoint_data' ) ) {
		return;
	}
	woocommerce_store_api_register_endpoint_data(
		array(
			'endpoint'        => 'cart',
			'namespace'       => 'cart-associate',
			'data_callback'   => 'cart_associate_cart_data',
			'schema_callback' => 'cart_associate_cart_schema',
			'schema_type'     => ARRAY_A,
		)
	);
	woocommerce_store_api_register_endpoint_data(
		array(
			'endpoint'        => 'cart-item',
			'namespace'       => 'cart-associate',
			'data_callback'   => 'cart_associate_line_data',
			'schema_callback' => 'cart_associate_line_schema',
			'schema_type'     => ARRAY_A,
		)
	);
	woocommerce_store_api_register_update_callback(
		array(
			'namespace' => 'cart-associate',
			'callback'  => 'cart_associate_update',
		)
	);
}

/**
 * Whether this request is the Store API's own. Blocks write the cart's answer into pages as well, which a cache may keep.
 *
 * @return bool
 */
function cart_associate_is_asked() {
	return defined( 'REST_REQUEST' ) && REST_REQUEST;
}

/**
 * No cache keeps what the Store API answers of a cart, nor does a browser.
 *
 * @param WP_HTTP_Response $response The answer.
 * @param WP_REST_Server   $server   Not used.
 * @param WP_REST_Request  $request  What was asked for.
 * @return WP_HTTP_Response
 */
function cart_associate_keep_private( $response, $server, $request ) {
	if ( preg_match( '~^/wc/store(/v\d+)?/(cart|batch|checkout)\b~', (string) $request->get_route() ) ) {
		$response->header( 'Cache-Control', 'no-store, private' );
		// The name that WordPress's caches agree on.
		defined( 'DONOTCACHEPAGE' ) || define( 'DONOTCACHEPAGE', true );
	}
	return $response;
}

/**
 * That the plugin is there, and the facts of the visitor, in the form of the page's (facts.php).
 *
 * @return array<string, mixed>
 */
function cart_associate_cart_data() {
	return array( 'version' => CART_ASSOCIATE_VERSION ) + ( cart_associate_is_asked() ? cart_associate_facts() : array() );
}

/**
 * Its form.
 *
 * @return array<string, mixed>
 */
function cart_associate_cart_schema() {
	return cart_associate_schema(
		array(
			'version'            => 'string',
			'context'            => 'object',
			'prices_include_tax' => 'boolean',
			'products'           => 'object',
		)
	);
}

/**
 * A schema of what is only read.
 *
 * @param array<string, string> $types By name.
 * @return array<string, mixed>
 */
function cart_associate_schema( $types ) {
	$schema = array();
	foreach ( $types as $name => $type ) {
		$schema[ $name ] = array(
			'description' => 'For Cart Associate.',
			'type'        => $type,
			'context'     => array( 'view', 'edit' ),
			'readonly'    => true,
		);
		if ( 'array' === $type ) {
			$schema[ $name ]['items'] = array( 'type' => 'string' );
		}
	}
	return $schema;
}

/**
 * Facts and properties of an item.
 *
 * @param array<string, mixed> $item Cart item.
 * @return array<string, mixed>
 */
function cart_associate_line_data( $item ) {
	$product             = isset( $item['data'] ) ? $item['data'] : null;
	$facts               = $product instanceof WC_Product ? cart_associate_product_facts( $product ) : array();
	$facts['properties'] = (object) ( isset( $item['cart_associate'] ) ? $item['cart_associate'] : array() );
	return $facts;
}

/**
 * Their form.
 *
 * @return array<string, mixed>
 */
function cart_associate_line_schema() {
	return cart_associate_schema(
		array(
			'collections'       => 'array',
			'tags'              => 'array',
			'requires_shipping' => 'boolean',
			'variation_of'      => 'string',
			'properties'        => 'object',
		)
	);
}

/**
 * A request of the script, by POST cart/extensions, which needs a nonce as every change of the cart does.
 *
 * @param array<string, mixed> $data `key` and `properties`: all properties of an item. `mark`: an offer that was taken up.
 */
function cart_associate_update( $data ) {
	$cart = WC()->cart;
	if ( isset( $data['key'] ) && is_string( $data['key'] ) ) {
		$key  = sanitize_text_field( $data['key'] );
		$item = $cart->get_cart_item( $key );
		if ( $item ) {
			$properties = cart_associate_used( cart_associate_clean( isset( $data['properties'] ) ? $data['properties'] : null ) );
			$extra      = cart_associate_others( $item );
			if ( $properties ) {
				$extra['cart_associate'] = $properties;
			}
			$new_key             = $cart->generate_cart_id( $item['product_id'], $item['variation_id'], $item['variation'], $extra );
			$cart->cart_contents = cart_associate_rekeyed( $cart->cart_contents, $key, $new_key, $properties );
		}
	}
	if ( isset( $data['mark'] ) && is_array( $data['mark'] ) ) {
		cart_associate_note( $cart, $data['mark'] );
	}
	$cart->calculate_totals();
	$cart->set_session();
}

/**
 * Notes an offer: beside the items that it added, so that no line is split, or with the session where it added none.
 *
 * @param WC_Cart              $cart The cart.
 * @param array<string, mixed> $mark `offer`, `revision`, and `keys` of items or `variants`.
 */
function cart_associate_note( $cart, $mark ) {
	$ids  = static function ( $name ) use ( $mark ) {
		$given = isset( $mark[ $name ] ) && is_array( $mark[ $name ] ) ? array_slice( $mark[ $name ], 0, CART_ASSOCIATE_MOST ) : array();
		return array_map( 'sanitize_text_field', array_map( 'strval', array_filter( $given, 'is_scalar' ) ) );
	};
	$both = cart_associate_clean(
		array(
			'offer'    => isset( $mark['offer'] ) ? $mark['offer'] : '',
			'revision' => isset( $mark['revision'] ) ? $mark['revision'] : '',
		)
	);
	if ( 2 > count( $both ) || '' === $both['offer'] ) {
		return;
	}
	foreach ( $ids( 'keys' ) as $key ) {
		if ( isset( $cart->cart_contents[ $key ] ) ) {
			$cart->cart_contents[ $key ]['cart_associate_offer'] = $both;
		}
	}
	$variants = $ids( 'variants' );
	if ( $variants && WC()->session ) {
		$noted   = (array) WC()->session->get( 'cart_associate_offers', array() );
		$noted[] = $both + array( 'variants' => $variants );
		WC()->session->set( 'cart_associate_offers', array_slice( $noted, -CART_ASSOCIATE_MOST ) );
	}
}
