// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILiens} from "./ILiens.sol";
import {Deal} from "../settlement/Deal.sol";
import {IAsset} from "../settlement/IAsset.sol";

/// @title LienAsset
/// @notice What a leg of a deal names as its asset where it pledges units instead of moving them, so that a pledge and the loan that it secures come
/// about together. The ledger deploys it, and keeps the liens.
contract LienAsset is IAsset {
    ILiens public immutable LEDGER;
    address public immutable SETTLEMENT;
    /// @notice The asset of the legs that give liens back, from the pledgee to the owner; zero of that asset itself.
    IAsset public immutable RELEASE_ASSET;

    constructor(ILiens ledger, address settlement, IAsset releaseAsset) {
        (LEDGER, SETTLEMENT, RELEASE_ASSET) = (ledger, settlement, releaseAsset);
    }

    modifier onlySettlement() {
        if (msg.sender != SETTLEMENT) revert Asset_NotSettlement(msg.sender, SETTLEMENT);
        _;
    }

    /// @inheritdoc IAsset
    function token() external view returns (address) {
        return address(LEDGER);
    }

    /// @inheritdoc IAsset
    /// @dev A pledge needs no preparation, and whether it is possible is known when it is given.
    function prepare(Deal calldata, uint256, bytes32, bytes calldata) external view onlySettlement {}

    /// @inheritdoc IAsset
    function cancel(Deal calldata, uint256, bytes32) external view onlySettlement {}

    /// @inheritdoc IAsset
    function move(Deal calldata deal, uint256 leg, bytes32 dealId) external onlySettlement {
        LEDGER.lienByDeal(deal, leg, dealId);
    }
}
