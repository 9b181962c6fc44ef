// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC1155Receiver} from "@openzeppelin/contracts/token/ERC1155/IERC1155Receiver.sol";
import {IHoldings} from "./IHoldings.sol";

/// @title Receivers
/// @notice Asks contracts that receive units whether they accept them, as ERC-1155 says. An error of theirs is passed on.
library Receivers {
    /// @param data Of a transfer, not empty.
    /// @return The document that the transfer is for.
    function documentOf(bytes calldata data) internal pure returns (bytes32) {
        if (data.length != 32) revert IHoldings.Holdings_DataInvalid(data.length);
        return bytes32(data);
    }

    function tell(address operator, address from, address to, uint256 id, uint256 amount, bytes memory data) internal {
        _ask(
            to,
            IERC1155Receiver.onERC1155Received.selector,
            abi.encodeCall(IERC1155Receiver.onERC1155Received, (operator, from, id, amount, data))
        );
    }

    function tellBatch(
        address operator,
        address from,
        address to,
        uint256[] calldata ids,
        uint256[] calldata amounts,
        bytes calldata data
    ) internal {
        _ask(
            to,
            IERC1155Receiver.onERC1155BatchReceived.selector,
            abi.encodeCall(IERC1155Receiver.onERC1155BatchReceived, (operator, from, ids, amounts, data))
        );
    }

    /// @dev Both answer with their own selector.
    function _ask(address to, bytes4 selector, bytes memory question) private {
        // An answer that cannot be decoded is to give an error with a name.
        // solhint-disable-next-line avoid-low-level-calls
        (bool answered, bytes memory answer) = to.call(question);
        if (!answered && answer.length != 0) {
            assembly ("memory-safe") {
                revert(add(answer, 32), mload(answer))
            }
        }
        if (!answered || answer.length < 32 || bytes32(answer) != bytes32(selector)) {
            revert IHoldings.Holdings_NotAccepted(to);
        }
    }
}
