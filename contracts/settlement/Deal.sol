// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAsset} from "./IAsset.sol";

/// @notice One movement of value. `from` gives, and has to sign.
struct Leg {
    IAsset asset;
    /// @dev Which of the asset's claims; 0 for cash.
    uint256 id;
    address from;
    address to;
    /// @dev In minor units.
    uint256 amount;
}

/// @notice Movements that happen together or not at all. Two legs against each other are delivery versus payment, many are netting, one
/// is a transfer.
struct Deal {
    Leg[] legs;
    /// @dev What was agreed beside this: hash of the contract, or of the registration certificate. Zero where there is none.
    bytes32 ref;
    /// @dev Whether the sellers of claims answer for the debtor's payment.
    bool recourse;
    /// @dev Last second at which it can be executed.
    uint48 deadline;
}

/// @notice One party's agreement to a deal. What it signs is `Consent(Deal deal,uint256 nonce)`.
struct Consent {
    address party;
    /// @dev Any number that the party did not use before. Two deals with one nonce exclude each other.
    uint256 nonce;
    /// @dev By `party`, a MAKER, in the form that Signatures takes.
    bytes signature;
    /// @dev By a CHECKER of the same organisation, in that form too; not looked at where the organisation is not under dual control.
    bytes checker;
}

bytes32 constant LEG_TYPEHASH = keccak256("Leg(address asset,uint256 id,address from,address to,uint256 amount)");
bytes32 constant DEAL_TYPEHASH = keccak256(
    "Deal(Leg[] legs,bytes32 ref,bool recourse,uint48 deadline)Leg(address asset,uint256 id,address from,address to,uint256 amount)"
);
bytes32 constant CONSENT_TYPEHASH = keccak256(
    "Consent(Deal deal,uint256 nonce)Deal(Leg[] legs,bytes32 ref,bool recourse,uint48 deadline)Leg(address asset,uint256 id,address from,address to,uint256 amount)"
);

/// @return The EIP-712 hash of the deal. It names the deal: two equal deals, under other nonces, have one name.
function hashDeal(Deal calldata deal) pure returns (bytes32) {
    bytes32[] memory hashes = new bytes32[](deal.legs.length);
    for (uint256 i = 0; i < hashes.length; i++) {
        Leg calldata leg = deal.legs[i];
        hashes[i] = keccak256(abi.encode(LEG_TYPEHASH, leg.asset, leg.id, leg.from, leg.to, leg.amount));
    }
    return
        keccak256(
            abi.encode(DEAL_TYPEHASH, keccak256(abi.encodePacked(hashes)), deal.ref, deal.recourse, deal.deadline)
        );
}

function hashConsent(bytes32 deal, uint256 nonce) pure returns (bytes32) {
    return keccak256(abi.encode(CONSENT_TYPEHASH, deal, nonce));
}
