// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IEscrow} from "../../../contracts/settlement/IEscrow.sol";

/// @notice An escrow that remembers what it was told, and that it had the money by then.
contract RecordingEscrow is IEscrow {
    error NotOwed(uint256 id);

    uint256 public lastId;
    address public lastPayer;
    uint256 public lastAmount;
    uint256 public balanceThen;
    mapping(uint256 id => bool) public notOwed;

    function onCashReceived(uint256 id, address payer, uint256 amount) external {
        require(!notOwed[id], NotOwed(id));
        (lastId, lastPayer, lastAmount) = (id, payer, amount);
        balanceThen = IERC20(msg.sender).balanceOf(address(this));
    }

    function refuse(uint256 id) external {
        notOwed[id] = true;
    }

    function payOut(IERC20 cash, address to, uint256 amount) external {
        cash.transfer(to, amount);
    }

    function pull(IERC20 cash, address from, uint256 amount) external {
        cash.transferFrom(from, address(this), amount);
    }
}
