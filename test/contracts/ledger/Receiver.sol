// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {IERC1155Receiver} from "@openzeppelin/contracts/token/ERC1155/IERC1155Receiver.sol";

/// @notice A contract that holds units, and answers as it is told. Before it answers it may call what it is told.
contract Receiver {
    error Receiver_Refused();

    enum Answer {
        Accept,
        Wrong,
        Nothing,
        Refuse,
        RefuseSilently
    }

    Answer public answer;
    address private target;
    bytes private act;

    uint256 public asked;
    uint256 public seen;
    bytes32 public question;

    function setAnswer(Answer answer_) external {
        answer = answer_;
    }

    function setAct(address target_, bytes calldata act_) external {
        (target, act) = (target_, act_);
    }

    function onERC1155Received(
        address operator,
        address from,
        uint256 id,
        uint256 amount,
        bytes calldata data
    ) external returns (bytes4) {
        question = keccak256(abi.encode(operator, from, id, amount, data));
        return _answer(id, IERC1155Receiver.onERC1155Received.selector);
    }

    function onERC1155BatchReceived(
        address operator,
        address from,
        uint256[] calldata ids,
        uint256[] calldata amounts,
        bytes calldata data
    ) external returns (bytes4) {
        question = keccak256(abi.encode(operator, from, ids, amounts, data));
        return _answer(ids[0], IERC1155Receiver.onERC1155BatchReceived.selector);
    }

    function perform(address to, bytes calldata data) external returns (bytes memory) {
        return _call(to, data);
    }

    function _answer(uint256 id, bytes4 magic) private returns (bytes4) {
        asked++;
        seen = IERC1155(msg.sender).balanceOf(address(this), id);
        if (target != address(0)) _call(target, act);
        require(answer != Answer.Refuse, Receiver_Refused());
        if (answer == Answer.Wrong) return bytes4(0);
        assembly ("memory-safe") {
            switch sload(answer.slot)
            case 2 {
                return(0, 0)
            }
            case 4 {
                revert(0, 0)
            }
        }
        return magic;
    }

    function _call(address to, bytes memory data) private returns (bytes memory result) {
        bool done;
        (done, result) = to.call(data);
        if (!done) {
            assembly ("memory-safe") {
                revert(add(result, 32), mload(result))
            }
        }
    }
}
