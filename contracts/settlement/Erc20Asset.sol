// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Deal, Leg} from "./Deal.sol";
import {IAsset} from "./IAsset.sol";
import {IErc20Asset} from "./IErc20Asset.sol";

/// @title Erc20Asset
/// @notice Documented in IErc20Asset.
contract Erc20Asset is IErc20Asset {
    address public immutable SETTLEMENT;
    IERC20 public immutable TOKEN;

    constructor(address settlement, IERC20 token) {
        require(address(token).code.length != 0, Erc20Asset_NoToken(address(token)));
        SETTLEMENT = settlement;
        TOKEN = token;
    }

    modifier onlySettlement() {
        require(msg.sender == SETTLEMENT, Asset_NotSettlement(msg.sender, SETTLEMENT));
        _;
    }

    /// @inheritdoc IAsset
    function prepare(Deal calldata deal, uint256 leg, bytes32, bytes calldata) external view onlySettlement {
        _requireNoId(deal.legs[leg]);
    }

    /// @inheritdoc IAsset
    function cancel(Deal calldata, uint256, bytes32) external view onlySettlement {}

    /// @inheritdoc IAsset
    function move(Deal calldata deal, uint256 leg, bytes32) external onlySettlement {
        Leg calldata moved = deal.legs[leg];
        _requireNoId(moved);

        (uint256 had, uint256 got) = (TOKEN.balanceOf(moved.from), TOKEN.balanceOf(moved.to));
        SafeERC20.safeTransferFrom(TOKEN, moved.from, moved.to, moved.amount);
        (uint256 has, uint256 gets) = (TOKEN.balanceOf(moved.from), TOKEN.balanceOf(moved.to));
        uint256 taken = had > has ? had - has : 0;
        uint256 brought = gets > got ? gets - got : 0;
        require(
            taken == moved.amount && brought == moved.amount,
            Erc20Asset_AmountShort(address(TOKEN), moved.amount, taken, brought)
        );
    }

    function _requireNoId(Leg calldata leg) private pure {
        require(leg.id == 0, Asset_IdUnknown(leg.id));
    }
}
