// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Consent, Deal} from "./Deal.sol";

/// @title Settlement
/// @notice Deals, executed as a whole or not at all, whoever sends them: the signatures of all givers decide. Each giver signs the whole
/// deal, so it sees what it gets for what it gives. Once executed, a deal's nonces are used.
///
/// After the legs, every asset has told its case of the movement, so that a sale is financed, and its limits used, in the transaction
/// that pays for it.
interface ISettlement {
    /// @notice A deal has between 1 and `most` legs, and this has `legs`.
    error Settlement_LegsInvalid(uint256 legs, uint256 most);
    /// @notice Leg `leg` moves nothing: its amount is zero, or it gives to whom it takes from.
    error Settlement_LegEmpty(uint256 leg);
    /// @notice There is no contract at `asset`, which leg `leg` is to move.
    error Settlement_AssetInvalid(uint256 leg, address asset);
    /// @notice The deal has `legs` legs, and none with number `leg`.
    error Settlement_LegUnknown(uint256 leg, uint256 legs);
    /// @notice The deadline was `deadline`, and the block's time is `now_`.
    error Settlement_Expired(bytes32 dealId, uint48 deadline, uint256 now_);
    /// @notice Nobody consented for `party`, which gives in leg `leg`.
    error Settlement_ConsentMissing(uint256 leg, address party);
    /// @notice Consent `item` is by somebody who gives nothing in this deal, or is the second of one party.
    error Settlement_ConsentSuperfluous(uint256 item, address party);
    /// @notice The party used or cancelled this nonce.
    error Settlement_NonceUsed(address party, uint256 nonce);
    /// @notice The caller is no giver of the deal.
    error Settlement_NotParty(bytes32 dealId, address caller);

    event DealSettled(bytes32 indexed dealId, Deal deal);
    /// @dev `party` will not be held to anything that it signed under this nonce.
    event NonceCancelled(address indexed party, uint256 nonce);
    event DealPrepared(bytes32 indexed dealId, uint256 leg, address indexed party);

    /// @notice Executes a deal. Anybody may call it.
    /// @return dealId Its EIP-712 hash.
    function settle(Deal calldata deal, Consent[] calldata consents) external returns (bytes32 dealId);

    /// @notice Has the asset of a leg make ready what it will move. The leg's giver only.
    function prepare(Deal calldata deal, uint256 leg, bytes calldata proof) external;

    /// @notice Makes void what the caller signed under `nonce`, and lets go of what was made ready of its legs. A giver of the deal only; it
    /// needs no standing. The deadline makes the deal void without anybody's act.
    function cancel(Deal calldata deal, uint256 nonce) external;

    /// @notice Makes void whatever the caller signed under these nonces.
    function cancelNonces(uint256[] calldata nonces) external;

    /// @notice Whether the party used or cancelled the nonce.
    function isNonceUsed(address party, uint256 nonce) external view returns (bool);

    /// @notice The digest that a party, and its checker, sign.
    function digestOf(Deal calldata deal, uint256 nonce) external view returns (bytes32);
}
