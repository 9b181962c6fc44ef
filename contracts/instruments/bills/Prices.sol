// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SlotDerivation} from "@openzeppelin/contracts/utils/SlotDerivation.sol";
import {TransientSlot} from "@openzeppelin/contracts/utils/TransientSlot.sol";
import {BillsFoundation} from "./BillsState.sol";
import {Deal, Leg} from "../../settlement/Deal.sol";
import {OrgId} from "../../types/OrgId.sol";

/// @title Prices
/// @notice What is paid in a deal. All legs are read once for a deal, however many bills it moves, and the sums are kept until the transaction ends.
library Prices {
    using SlotDerivation for bytes32;
    using TransientSlot for bytes32;
    using TransientSlot for TransientSlot.BooleanSlot;
    using TransientSlot for TransientSlot.Uint256Slot;

    /// @return sold Whether `from` is paid money in the deal, and `to` pays some, to each other or by way of others.
    /// @return price What `to` pays `from` in `cash`.
    /// @return face Of all that `from` gives `to` on the ledger.
    function between(
        BillsFoundation memory on,
        Deal calldata deal,
        bytes32 dealId,
        OrgId from,
        OrgId to,
        address cash
    ) internal returns (bool sold, uint256 price, uint256 face) {
        TransientSlot.BooleanSlot read = dealId.asBoolean();
        if (!read.tload()) {
            read.tstore(true);
            for (uint256 i = 0; i < deal.legs.length; i++) _read(on, dealId, deal.legs[i]);
        }
        sold = _paid(dealId, from).tload() && _pays(dealId, to).tload();
        price = _sum(dealId, to, from, cash).tload();
        face = _sum(dealId, from, to, address(on.ledger)).tload();
    }

    function _read(BillsFoundation memory on, bytes32 dealId, Leg calldata leg) private {
        (OrgId from, OrgId to) = (on.members.orgOf(leg.from), on.members.orgOf(leg.to));
        if (from == to) return;
        (address asset, address token) = (address(leg.asset), leg.asset.token());
        if (token == address(on.ledger)) {
            if (asset != token) return; // a pledge
        } else if (asset != token || on.factory.isCash(token)) {
            // What stands for a token of others is money as well.
            _pays(dealId, from).tstore(true);
            _paid(dealId, to).tstore(true);
        }
        TransientSlot.Uint256Slot sum = _sum(dealId, from, to, token);
        sum.tstore(sum.tload() + leg.amount);
    }

    function _pays(bytes32 dealId, OrgId org) private pure returns (TransientSlot.BooleanSlot) {
        return dealId.deriveMapping(keccak256(abi.encode("pays", org))).asBoolean();
    }

    function _paid(bytes32 dealId, OrgId org) private pure returns (TransientSlot.BooleanSlot) {
        return dealId.deriveMapping(keccak256(abi.encode("paid", org))).asBoolean();
    }

    function _sum(
        bytes32 dealId,
        OrgId from,
        OrgId to,
        address token
    ) private pure returns (TransientSlot.Uint256Slot) {
        return dealId.deriveMapping(keccak256(abi.encode(from, to, token))).asUint256();
    }
}
