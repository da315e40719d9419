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
 * That the plugin is there.
 *
 * @return array<string, string>
 */
function cart_associate_cart_data() {
	return array( 'version' => CART_ASSOCIATE_VERSION );
}

/**
 * Its form.
 *
 * @return array<string, mixed>
 */
function cart_associate_cart_schema() {
	return array(
		'version' => array(
			'description' => 'Version of the plugin.',
			'type'        => 'string',
			'context'     => array( 'view', 'edit' ),
			'readonly'    => true,
		),
	);
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
	$schema = array();
	$types  = array(
		'collections'       => 'array',
		'tags'              => 'array',
		'requires_shipping' => 'boolean',
		'variation_of'      => 'string',
		'properties'        => 'object',
	);
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
			$properties = cart_associate_clean( isset( $data['properties'] ) ? $data['properties'] : null );
			// Other plugins' data are part of the key too, and only they know how: what is none of the cart's own is theirs.
			$own   = array( 'key', 'product_id', 'variation_id', 'variation', 'quantity', 'data', 'data_hash', 'line_tax_data', 'line_subtotal', 'line_subtotal_tax', 'line_total', 'line_tax', 'cart_associate', 'cart_associate_offer' );
			$extra = array_diff_key( $item, array_flip( $own ) );
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
